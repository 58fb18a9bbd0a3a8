// What a first visit does not need, in one file that is fetched when it does: many small
// files would cost more than they hold.

export { compareMap } from './compare';
export { fillCredits } from './credits';
export { find } from './fold';
export { loadColumns, loadDispatches, loadEvent } from './late';
export { searchEntries } from './index-search';
export { RemoteSearch } from './remote-search';
export { overlays } from './layers/overlay';
export { held } from './panels/answer';
export { opened } from './panels/opened';
export { openHelp } from './help';
export { multiplesPanel } from './panels/multiples';
export { openShare } from './panels/share';
export { tablePanel } from './panels/table';
export { hitStamp, stamp } from './layers/stamps';
