/**
 * Grid outlines and points without any base map: hairlines, one's own grid washed with jade, points told apart by shape and letter,
 * those that would cover each other counted in one mark. Coordinates in CGCS2000 degrees.
 */
import L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { useEffect, useRef } from 'react'
import type { Polygon, Position } from '../../core/geometry/index.ts'
import { clustered } from './cluster.ts'

export type MapArea = { readonly code: string; readonly name: string; readonly boundary: Polygon; readonly own?: boolean }

export type MapSpot = {
  readonly id: string
  readonly at: Position
  /** One Chinese character or letter. */
  readonly letter: string
  readonly shape: 'circle' | 'square' | 'triangle'
  readonly words: string
  readonly late?: boolean
}

export type AreaMapModel = {
  readonly title: string
  readonly areas: readonly MapArea[]
  readonly spots: readonly MapSpot[]
  onPick?(at: Position): void
  onSpot?(id: string): void
}

export default function LeafletMap({ title, areas, spots, onPick, onSpot }: AreaMapModel) {
  const box = useRef<HTMLDivElement>(null)
  const map = useRef<L.Map | null>(null)
  const calls = useRef({ onPick, onSpot })
  useEffect(() => { calls.current = { onPick, onSpot } })

  useEffect(() => {
    if (box.current === null) return undefined
    const made = L.map(box.current, { preferCanvas: true, attributionControl: false, zoomControl: false, zoomSnap: 0.25, scrollWheelZoom: false })
    L.control.zoom({ zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(made)
    L.control.scale({ imperial: false }).addTo(made)
    made.on('click', ({ latlng }) => calls.current.onPick?.([latlng.lng, latlng.lat]))
    map.current = made
    const watch = new ResizeObserver(() => made.invalidateSize({ pan: false }))
    watch.observe(box.current)
    return () => { watch.disconnect(); made.remove(); map.current = null }
  }, [])

  useEffect(() => {
    const made = map.current
    if (made === null) return undefined
    const layers = L.layerGroup(drawAreas(areas)).addTo(made)
    const bounds = L.latLngBounds([...areas.flatMap(({ boundary }) => boundary.flat()), ...spots.map(({ at }) => at)].map(pointOf))
    if (bounds.isValid()) made.fitBounds(bounds, { padding: [16, 16], maxZoom: 16, animate: false })
    else made.setView([36.2, 113.1], 9, { animate: false })
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    const redraw = () => { layers.clearLayers(); for (const layer of drawAreas(areas)) layers.addLayer(layer) }
    scheme.addEventListener('change', redraw)
    return () => { scheme.removeEventListener('change', redraw); layers.remove() }
  }, [areas])

  useEffect(() => {
    const made = map.current
    if (made === null) return undefined
    const layers = L.layerGroup().addTo(made)
    const draw = () => {
      layers.clearLayers()
      const project = (at: Position) => made.latLngToLayerPoint(pointOf(at))
      for (const group of clustered(spots, ({ at }) => project(at), 28)) layers.addLayer(markOf(group, (id) => calls.current.onSpot?.(id), made))
    }
    draw()
    made.on('zoomend', draw)
    return () => { made.off('zoomend', draw); layers.remove() }
  }, [spots, areas])

  return <div className={onPick === undefined ? 'area-map' : 'area-map area-map--pick'} ref={box} role="application" aria-label={title} />
}

function drawAreas(areas: readonly MapArea[]): L.Layer[] {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const shared = sharedBeginning(areas.map(({ name }) => name))
  const ordered = areas.toSorted((a, b) => Number(a.own === true) - Number(b.own === true))
  return ordered.flatMap((area) => {
    const own = area.own === true
    const outline = L.polygon(area.boundary.map((ring) => ring.map(pointOf)), {
      color: token(own ? '--jade' : '--edge'), weight: own ? 1.75 : 0.75, fillColor: token(own ? '--jade-wash' : '--card'), fillOpacity: own ? 1 : 0.6,
      interactive: false, lineJoin: 'round',
    })
    const name = L.marker(outline.getBounds().getCenter(), { interactive: false, keyboard: false, zIndexOffset: -1000, icon: labelOf('area-map__name', area.name.slice(shared)) })
    return [outline, name]
  })
}

/** All grids of 甘村 begin with 甘村: on a small map that is left out. Never the whole of a name, never half a number. */
function sharedBeginning(names: readonly string[]): number {
  const [first = '', ...others] = names
  if (others.length === 0) return 0
  const end = first.indexOf('第')
  return end > 0 && others.every((name) => name.startsWith(first.slice(0, end + 1))) ? end : 0
}

function markOf(group: readonly MapSpot[], choose: (id: string) => void, map: L.Map): L.Layer {
  const [first] = group
  if (first === undefined) return L.layerGroup()
  const late = group.some((spot) => spot.late === true) ? ' area-map__spot--late' : ''
  const several = group.length > 1
  const words = several ? `这里有 ${group.length} 件，放大后分开` : first.words
  const mark = L.marker(pointOf(first.at), {
    title: words, alt: words, keyboard: true,
    icon: labelOf(`area-map__spot area-map__spot--${several ? 'many' : first.shape}${late}`, several ? String(group.length) : first.letter),
  })
  mark.on('click', () => {
    if (several) map.fitBounds(L.latLngBounds(group.map(({ at }) => pointOf(at))), { padding: [48, 48], maxZoom: 18 })
    else choose(first.id)
  })
  return mark
}

/** Text, never HTML: names come from people. */
function labelOf(className: string, text: string): L.DivIcon {
  const label = document.createElement('span')
  label.textContent = text
  return L.divIcon({ className, html: label, iconSize: [0, 0] })
}

function pointOf([lon, lat]: Position): L.LatLngTuple {
  return [lat, lon]
}
