/** A map beside the words, fetched only when it is looked at. Never needed to finish a task; a place can always be chosen by name. */
import { lazy, Suspense } from 'react'
import type { AreaMapModel } from './leaflet-map.tsx'

export type { AreaMapModel, MapArea, MapSpot } from './leaflet-map.tsx'

const LeafletMap = lazy(() => import('./leaflet-map.tsx'))

export function AreaMap(model: AreaMapModel) {
  return (
    <Suspense fallback={<p className="area-map area-map--waiting soft">正在画地图…</p>}>
      <LeafletMap {...model} />
    </Suspense>
  )
}
