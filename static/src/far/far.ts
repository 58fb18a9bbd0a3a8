// What only very many events need, in one file that is fetched when they are there.

export { boxDetail } from './box';
export { farLayer, type FarLayer } from './layer';
export { Far } from './view';
