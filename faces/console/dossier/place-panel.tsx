/** Where it is: the village's grids with the point; only for looking, and only when opened. */
import { useMemo, useState } from 'react'
import { AreaMap, type MapArea, type MapSpot } from '../../spa/area-map.tsx'
import { lampTone, nearestClock } from '../../spa/dossier-words.ts'
import { useRegion } from '../../spa/reference.ts'
import type { DossierView } from '../../spa/shapes.ts'
import { hasRoom } from '../room.ts'

export function PlacePanel({ view }: { view: DossierView }) {
  const [open, setOpen] = useState(() => hasRoom(75))
  const { lon, lat, village, grid, path } = view.place
  if (lon === null || lat === null) return <p className="small soft no-print">上报时没有在地图上标位置。</p>
  const position = `东经 ${lon.toFixed(5)}°，北纬 ${lat.toFixed(5)}°（2000 国家大地坐标系）`
  return (
    <>
    <p className="print-only small">{`标在地图上的位置：${position}`}</p>
    <details className="place-panel no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{`在地图上看（${path.at(-1)?.name ?? ''}）`}</summary>
      {open && <Drawing village={village} grid={grid} view={view} at={[lon, lat]} />}
      <p className="small soft">{position}</p>
    </details>
    </>
  )
}

function Drawing({ village, grid, view, at }: { village: string; grid: string | null; view: DossierView; at: readonly [number, number] }) {
  const region = useRegion(village).answer
  const areas = useMemo<MapArea[]>(() => [...region?.children ?? [], ...(region === null ? [] : [region.region])].flatMap((one) => (
    one.boundary === null || (one.level === 'VILLAGE' && region?.children.some(({ boundary }) => boundary !== null) === true)
      ? [] : [{ code: one.code, name: one.shortName, boundary: one.boundary, own: one.code === grid }]
  )), [region, grid])
  const clock = nearestClock(view)
  const late = clock !== null && lampTone(clock.lamp, clock.paused) === 'late'
  const spots = useMemo<MapSpot[]>(() => [{ id: view.id, at, letter: '事', shape: 'circle', words: view.title, late }], [view.id, view.title, at, late])
  return <AreaMap title={`${region?.region.shortName ?? ''}网格图`} areas={areas} spots={spots} />
}
