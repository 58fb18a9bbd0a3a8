// The web's Mercator projection, in world pixels at zoom 0, where the world is 256 wide.

const MAX_LAT = 85.0511287798;

export function mercatorX(lon: number): number {
  return ((lon + 180) * 256) / 360;
}

export function mercatorY(lat: number): number {
  const s = Math.sin((Math.min(Math.max(lat, -MAX_LAT), MAX_LAT) * Math.PI) / 180);
  return 128 - (Math.log((1 + s) / (1 - s)) * 256) / (4 * Math.PI);
}
