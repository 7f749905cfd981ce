/**
 * Coordinates as Open311 wants them: WGS 84. CGCS2000 differs from it by centimetres. GCJ-02 and BD-09, the shifted systems of
 * Chinese map services, are turned back by iteration until the forward shift gives what was stored, to about a centimetre.
 */
export type LonLat = { readonly lon: number; readonly lat: number }

/** Null for a system nobody has named. */
export function toWgs84(system: string | null, { lon, lat }: LonLat): LonLat | null {
  switch (system) {
    case null:
    case 'WGS84':
    case 'CGCS2000': return { lon, lat }
    case 'GCJ02': return undo(gcj02, { lon, lat })
    case 'BD09': return undo(gcj02, undo(bd09, { lon, lat }))
    default: return null
  }
}

/** WGS 84 → GCJ-02. Only meant for places in China. */
export function gcj02({ lon, lat }: LonLat): LonLat {
  const [x, y] = [lon - 105, lat - 35]
  const phi = lat * radian
  const curve = 1 - eccentricity * Math.sin(phi) ** 2
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + waves(x) + ripples(y, [[1, 20], [1 / 3, 40]], [[1 / 12, 160], [1 / 30, 320]])
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + waves(x) + ripples(x, [[1, 20], [1 / 3, 40]], [[1 / 12, 150], [1 / 30, 300]])
  return {
    lon: lon + east / (axis / Math.sqrt(curve) * Math.cos(phi) * radian),
    lat: lat + north / (axis * (1 - eccentricity) / curve ** 1.5 * radian),
  }
}

/** GCJ-02 → BD-09. */
export function bd09({ lon, lat }: LonLat): LonLat {
  const turn = Math.PI * 3000 / 180
  const length = Math.hypot(lon, lat) + 0.00002 * Math.sin(lat * turn)
  const angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * turn)
  return { lon: length * Math.cos(angle) + 0.0065, lat: length * Math.sin(angle) + 0.006 }
}

const radian = Math.PI / 180
/** Krasovsky 1940, the ellipsoid the shift is defined on. */
const axis = 6_378_245
const eccentricity = 0.006_693_421_622_965_943

function waves(x: number): number {
  return (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3
}

type Ripple = readonly [frequency: number, size: number]

function ripples(at: number, near: readonly Ripple[], far: readonly Ripple[]): number {
  return [...near, ...far].reduce((sum, [frequency, size]) => sum + size * Math.sin(at * frequency * Math.PI) * 2 / 3, 0)
}

function undo(shift: (position: LonLat) => LonLat, shifted: LonLat): LonLat {
  let guess = shifted
  for (let step = 0; step < 12; step += 1) {
    const there = shift(guess)
    guess = { lon: guess.lon + shifted.lon - there.lon, lat: guess.lat + shifted.lat - there.lat }
  }
  return guess
}
