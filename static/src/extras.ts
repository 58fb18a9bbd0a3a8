// What a first visit does not need, in one file that is fetched when it does: many small
// files would cost more than they hold.

export { readColumns } from './binary';
export { compareMap } from './compare';
export { openHelp } from './help';
export { multiplesPanel } from './panels/multiples';
export { openShare } from './panels/share';
export { tablePanel } from './panels/table';
export { hitStamp, stamp } from './layers/stamps';
