/** Where it is: my position by a tap, a tap on the map, or the grid by name; each of them is enough. */
import { useMemo, useState } from 'react'
import { Button, FieldGroup, Message, type FieldText } from '../../../design/index.ts'
import { containsPosition } from '../../../core/geometry/index.ts'
import { codeAt } from '../../../core/region/region.ts'
import { AreaMap, type MapSpot } from '../../spa/area-map.tsx'
import { refusalOf } from '../../spa/api.ts'
import { PickList } from '../../spa/pick-list.tsx'
import { useRegion } from '../../spa/reference.ts'
import type { RegionAnswer, RegionKey } from '../../spa/shapes.ts'
import { areasOf, gridName } from '../grid/grid-areas.ts'
import { useScreen } from '../screen.ts'
import { gridAt, myPosition, PositionProblem, rounded } from './my-position.ts'
import { placeOf, pointWords, type Place, type Point } from './place.ts'
import { VillageSteps } from './village-steps.tsx'

type PlaceChooserProps = { field: FieldText; within: RegionKey; place: Place | null; onChoose(place: Place | null): void }
type Opened = 'map' | 'list' | null

export function PlaceChooser({ field, within, place, onChoose }: PlaceChooserProps) {
  const [opened, setOpened] = useState<Opened>(null)
  const [locating, setLocating] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const village = place?.village ?? codeAt(within.code, 'VILLAGE')
  const region = useRegion(village).answer
  const grids = region?.children ?? []
  const grid = grids.find(({ code }) => code === place?.grid)
  const open = (what: Opened) => setOpened(opened === what ? null : what)

  const locate = async () => {
    setLocating(true)
    setProblem(null)
    try {
      const found = await myPosition()
      const point: Point = { lon: found.lon, lat: found.lat, crs: 'WGS84', accuracy: found.accuracy }
      const { region: here } = await gridAt(found)
      if (here === null) setProblem('这个位置不在已经划好的网格里。位置已留下，请核对网格。')
      onChoose(here === null ? place === null ? null : { ...place, point } : placeOf(here.code, point))
    } catch (error) {
      setProblem(error instanceof PositionProblem ? error.message : refusalOf(error)?.sentence ?? null)
    } finally {
      setLocating(false)
    }
  }
  const tap = ([lon, lat]: readonly [number, number]) => {
    const here = grids.find(({ boundary }) => boundary !== null && containsPosition(boundary, [lon, lat]))
    setProblem(here === undefined ? '您点的地方在网格外面，请点在网格里。' : null)
    if (here !== undefined) onChoose(placeOf(here.code, { lon: rounded(lon), lat: rounded(lat), crs: 'CGCS2000', accuracy: null }))
  }
  return (
    <FieldGroup field={field}>
      {place !== null && <p className="place-now"><b>{`${region?.region.shortName ?? ''} ${grid === undefined ? '（网格不清楚）' : gridName(grid, region)}`}</b><span className="soft">{pointWords(place.point)}</span></p>}
      {problem !== null && <div role="alert"><Message tone="warning">{problem}</Message></div>}
      <div className="ways">
        <Button type="button" kind="ordinary" id={field.name} aria-busy={locating} onClick={() => void locate()}>{locating ? '正在定位…' : '用我的位置'}</Button>
        <Button type="button" kind="ordinary" aria-expanded={opened === 'map'} onClick={() => open('map')}>在地图上点</Button>
        <Button type="button" kind="ordinary" aria-expanded={opened === 'list'} onClick={() => open('list')}>选网格</Button>
      </div>
      <p className="soft small">只在您点的这一下定位，不记录您走过的路。</p>
      {opened !== null && codeAt(within.code, 'VILLAGE') === null && <VillageSteps within={within} village={place?.village ?? null} onChoose={(code) => onChoose(code === null ? null : placeOf(code, null))} />}
      {opened === 'map' && village !== null && <TapMap village={region} place={place} onTap={tap} />}
      {opened === 'list' && village !== null && <GridList name={field.name} village={region} place={place} onChoose={(code) => { setProblem(null); onChoose(placeOf(code, null)); setOpened(null) }} />}
    </FieldGroup>
  )
}

function TapMap({ village, place, onTap }: { village: RegionAnswer | null; place: Place | null; onTap(at: readonly [number, number]): void }) {
  const screen = useScreen()
  const own = place?.grid ?? null
  const areas = useMemo(() => areasOf(village, (code) => code === own), [village, own])
  const point = place?.point ?? null
  const spots = useMemo<MapSpot[]>(() => (point === null ? [] : [{ id: 'point', at: [point.lon, point.lat], letter: '事', shape: 'circle', words: '上报的位置' }]), [point])
  if (areas.length === 0) return <p className="soft">这个村还没有画网格，请用“选网格”。</p>
  return <AreaMap key={screen} title={`${village?.region.shortName ?? ''}网格图，点一下标位置`} areas={areas} spots={spots} onPick={onTap} />
}

function GridList({ name, village, place, onChoose }: { name: string; village: RegionAnswer | null; place: Place | null; onChoose(code: string): void }) {
  const options = useMemo(() => (village?.children ?? []).map((grid) => ({ value: grid.code, label: gridName(grid, village) })), [village])
  return (
    <PickList
      field={{ name: `${name}-grid`, label: '选网格' }} options={options} chosen={place?.grid == null ? [] : [place.grid]} narrowLabel="输入几个字来找"
      empty="这个村还没有划网格，可以只按村上报。" onChoose={([code]) => { if (code !== undefined) onChoose(code) }}
    />
  )
}
