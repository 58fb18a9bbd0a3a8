// Drives @camptocamp/ogc-client over every collection of a running Marz: node ogc-client.mjs URL
import { OgcApiEndpoint } from '@camptocamp/ogc-client';

const endpoint = new OgcApiEndpoint(process.argv[2]);
const info = await endpoint.info;
if (!info.title) throw new Error('the landing page has no title');
const names = await endpoint.featureCollections;
if (names.length < 8) throw new Error(`only ${names.length} collections: ${names}`);
for (const name of names) {
  const items = await endpoint.getCollectionItems(name, 5, 0);
  if (!items.length) throw new Error(`${name} has no items`);
  const one = await endpoint.getCollectionItem(name, String(items[0].id));
  if (one.id !== items[0].id) throw new Error(`${name}: asked for ${items[0].id}, got ${one.id}`);
}
const described = await endpoint.getCollectionInfo('events');
if (!described.itemFormats.includes('application/geo+json')) throw new Error('events are not offered as GeoJSON');
console.log(`${names.length} collections: ${names.join(' ')}`);
