// Writes a CSV of made-up claims for `marz import csv`, each of an event of its own. The
// same number gives the same file.

const PLACES = ['kabul', 'kandahar', 'herat', 'kunduz', 'mazar-e-sharif', 'farah', 'faizabad', 'lashkar-gah', 'ghazni', 'zaranj', 'islam-qala', 'torghundi', 'spin-boldak'];
const FIRST = Date.UTC(2021, 0, 1);
const DAYS = 240;

/** Rows of claims over eight months of 2021; `places` are ids of the atlas. */
export function eventFile(n, places = PLACES, seed = 7) {
  const random = (m) => Math.floor(((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32) * m);
  const types = ['capture', 'clash', 'attack', 'withdrawal', 'closure'];
  const actors = ['taliban', 'afghan-forces', 'iran'];
  const agencies = ['AFP', 'Reuters', 'TOLOnews'];
  const rows = ['id,type,date,place,claimant,actor,agency,title'];
  for (let i = 0; i < n; i++) {
    const date = new Date(FIRST + random(DAYS) * 864e5).toISOString().slice(0, 10);
    rows.push([`made-${i}`, types[random(types.length)], date, places[random(places.length)], 'Reuters', actors[random(3)], agencies[random(3)], `Made event ${i}`].join());
  }
  return `${rows.join('\n')}\n`;
}
