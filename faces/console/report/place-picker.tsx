/** Where it is: township, village and grid by name from one's own region down, or a point on the map, whose grid is found by its outline. */
import { useMemo, useState } from 'react'
import { FieldGroup, type Problem } from '../../../design/index.ts'
import { containsPosition, type Position } from '../../../core/geometry/index.ts'
import { codeAt, type Level } from '../../../core/region/region.ts'
import { AreaMap, type MapArea, type MapSpot } from '../../spa/area-map.tsx'
import { levelWords, useRegion } from '../../spa/reference.ts'
import type { Region, RegionKey } from '../../spa/shapes.ts'

export type Picked = {
  readonly village: string
  readonly grid: string | null
  /** As the form wants it. */
  readonly form: { readonly village: string; readonly grid?: string; readonly lon?: number; readonly lat?: number; readonly crs?: 'CGCS2000' }
}

type PlacePickerProps = { within: RegionKey; problems: readonly Problem[]; onPick(place: Picked | null): void }

const below: Readonly<Record<Level, Level | null>> = { CITY: 'COUNTY', COUNTY: 'TOWN', TOWN: 'VILLAGE', VILLAGE: 'GRID', GRID: null }

export function PlacePicker({ within, problems, onPick }: PlacePickerProps) {
  const [code, setCode] = useState(within.code)
  const [point, setPoint] = useState<Position | null>(null)
  const village = codeAt(code, 'VILLAGE')
  const region = useRegion(village).answer
  const grids = region?.children ?? []
  const error = problems.find(({ field }) => field.startsWith('place-'))?.sentence

  const pick = (next: string, at: Position | null) => {
    setCode(next)
    setPoint(at)
    onPick(pickedOf(next, at))
  }
  return (
    <FieldGroup field={{ name: 'place', label: '在哪里', ...(error === undefined ? {} : { error }) }}>
      <div className="inline-form">
        <Steps top={within} code={code} onPick={(next) => pick(next, null)} />
      </div>
      {village !== null && grids.some(({ boundary }) => boundary !== null) && (
        <PointMap title={`${region?.region.shortName ?? ''}网格图`} grids={grids} own={codeAt(code, 'GRID')} point={point} onPick={(at) => {
          const grid = grids.find(({ boundary }) => boundary !== null && containsPosition(boundary, at))
          pick(grid?.code ?? village, at)
        }} />
      )}
    </FieldGroup>
  )
}

/** One list per level below one's own; what is chosen above decides what is offered below. */
function Steps({ top, code, onPick }: { top: RegionKey; code: string; onPick(code: string): void }) {
  const steps: RegionKey[] = [top]
  for (let level = below[top.level]; level !== null && level !== 'GRID'; level = below[level]) {
    const at = codeAt(code, level)
    if (at !== null) steps.push({ level, code: at })
  }
  return steps.map((step) => <StepBelow key={step.code} of={step} code={code} onPick={onPick} />)
}

function StepBelow({ of, code, onPick }: { of: RegionKey; code: string; onPick(code: string): void }) {
  const answer = useRegion(of.code).answer
  const level = below[of.level]
  if (level === null || answer === null || answer.children.length === 0) return null
  const id = `place-${level.toLowerCase()}`
  return (
    <div>
      <label className="small soft" htmlFor={id}>{level === 'GRID' ? '网格（不知道可以不选）' : levelWords[level]}</label>
      <select className="input" id={id} value={codeAt(code, level) ?? ''} onChange={(event) => onPick(event.target.value === '' ? of.code : event.target.value)}>
        <option value="">请选择</option>
        {answer.children.map((child) => <option key={child.code} value={child.code}>{child.shortName}</option>)}
      </select>
    </div>
  )
}

function PointMap({ title, grids, own, point, onPick }: { title: string; grids: readonly Region[]; own: string | null; point: Position | null; onPick(at: Position): void }) {
  const [open, setOpen] = useState(false)
  const areas = useMemo<MapArea[]>(() => grids.flatMap(({ code, shortName, boundary }) => (boundary === null ? [] : [{ code, name: shortName, boundary, own: code === own }])), [grids, own])
  const spots = useMemo<MapSpot[]>(() => (point === null ? [] : [{ id: 'point', at: point, letter: '点', shape: 'circle', words: '您点的位置' }]), [point])
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} className="place-panel">
      <summary>{point === null ? '在地图上点位置（可以不点）' : '已经在地图上点了位置'}</summary>
      {open && <AreaMap title={title} areas={areas} spots={spots} onPick={onPick} />}
      <p className="small soft">点在哪个网格里，就自动选那个网格。</p>
    </details>
  )
}

/** The deepest of what is known; nothing before a village is chosen. */
function pickedOf(code: string, at: Position | null): Picked | null {
  const village = codeAt(code, 'VILLAGE')
  if (village === null) return null
  const grid = codeAt(code, 'GRID')
  return {
    village, grid,
    form: { village, ...(grid === null ? {} : { grid }), ...(at === null ? {} : { lon: round(at[0]), lat: round(at[1]), crs: 'CGCS2000' }) },
  }
}

/** About a tenth of a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1_000_000) / 1_000_000
}
