/** Where the telephone is, once, because the person asked. Nothing is watched, nothing is kept. */
import { api } from '../../spa/api.ts'
import type { Region } from '../../spa/shapes.ts'

export type Found = {
  readonly lon: number
  readonly lat: number
  /** Metres. */
  readonly accuracy: number
}

/** In words for the person. */
export class PositionProblem extends Error {}

const patience = 15_000

/** @throws PositionProblem */
export async function myPosition(): Promise<Found> {
  if (!('geolocation' in navigator)) throw new PositionProblem('这部手机不能定位。请在地图上点，或者选网格。')
  return await new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lon: rounded(coords.longitude), lat: rounded(coords.latitude), accuracy: Math.round(coords.accuracy) }),
      ({ code }) => reject(new PositionProblem(problems[code] ?? problems[2])),
      { enableHighAccuracy: true, timeout: patience, maximumAge: 0 },
    )
  })
}

/** The grid whose outline holds the position, with the regions above it; null where there is none. */
export async function gridAt({ lon, lat }: { readonly lon: number; readonly lat: number }): Promise<{ readonly region: Region | null; readonly path: readonly Region[] }> {
  return await api.get(`/api/grid-at?lon=${lon}&lat=${lat}`)
}

const problems: { readonly 1: string; readonly 2: string; readonly 3: string; readonly [code: number]: string } = {
  1: '没有允许使用位置。可以在手机设置里允许，也可以在地图上点，或者选网格。',
  2: '现在定不了位。请到室外再试，或者在地图上点，或者选网格。',
  3: '等了很久没有定到位置。请到室外再试，或者在地图上点，或者选网格。',
}

/** A tenth of a metre is more than a telephone knows. */
export function rounded(degrees: number): number {
  return Math.round(degrees * 1_000_000) / 1_000_000
}
