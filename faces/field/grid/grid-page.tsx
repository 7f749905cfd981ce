/** 本网格: every matter of my grid (or village), on the map and as a list. The map shows matters, never people or where I am. */
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { Button, EmptyState } from '../../../design/index.ts'
import { codeAt } from '../../../core/region/region.ts'
import { AreaMap, type MapSpot } from '../../spa/area-map.tsx'
import { useRegion } from '../../spa/reference.ts'
import { useSession } from '../../spa/session.tsx'
import type { DossierLine } from '../../spa/shapes.ts'
import { areaWords } from '../frame.tsx'
import { Page } from '../page.tsx'
import { useScreen } from '../screen.ts'
import { MatterCards } from '../tasks/matter-card.tsx'
import { useLines } from '../use-lines.ts'
import { NotFetched, Waiting } from '../waiting.tsx'
import { areasOf } from './grid-areas.ts'

const lamps = { all: '全部', soon: '快到期', late: '已超时' } as const
type Lamp = keyof typeof lamps

export function GridPage() {
  const { mandate } = useSession()
  const [lamp, setLamp] = useState<Lamp>('all')
  const [text, setText] = useState('')
  const { items, refusal, again, more } = useLines({ queue: 'region', ...(lamp === 'all' ? {} : { lamp }), ...(text === '' ? {} : { text }) })
  const search = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('grid-text')
    setText(typeof typed === 'string' ? typed.trim() : '')
  }
  return (
    <Page title={`${areaWords(mandate.region.level)}的事`}>
      <GridMap lines={items ?? []} />
      <form className="grid-search" role="search" onSubmit={search}>
        <label className="visually-hidden" htmlFor="grid-text">找一件事：类型、地点或编号</label>
        <input className="input" id="grid-text" name="grid-text" type="search" maxLength={40} placeholder="类型、地点或编号" autoComplete="off" />
        <Button kind="ordinary">找</Button>
      </form>
      <div className="chips" role="group" aria-label="按时限看">
        {(Object.keys(lamps) as Lamp[]).map((key) => <button key={key} className="chip" type="button" aria-pressed={key === lamp} onClick={() => setLamp(key)}>{lamps[key]}</button>)}
      </div>
      {refusal !== null && <NotFetched refusal={refusal} again={again} />}
      {items === null && refusal === null && <Waiting />}
      {items?.length === 0 && <EmptyState title={text === '' && lamp === 'all' ? '这里还没有事项' : '没有这样的事项'}>{text === '' ? '有人上报以后，会在这里看到办到哪一步。' : '换几个字再找找。'}</EmptyState>}
      {items !== null && items.length > 0 && <MatterCards lines={items} />}
      {more !== null && <Button type="button" kind="ordinary" onClick={more}>再看一些</Button>}
    </Page>
  )
}

function GridMap({ lines }: { lines: readonly DossierLine[] }) {
  const { mandate } = useSession()
  const navigate = useNavigate()
  const screen = useScreen()
  const village = codeAt(mandate.region.code, 'VILLAGE')
  const region = useRegion(village).answer
  const whole = mandate.region.level !== 'GRID'
  const areas = useMemo(() => areasOf(region, (code) => whole || code === mandate.region.code), [region, whole, mandate])
  const spots = useMemo(() => lines.flatMap(spotOf), [lines])
  if (areas.length === 0) return null
  return (
    <div className="grid-map">
      <AreaMap key={screen} title={`${region?.region.shortName ?? ''}网格图，事项在下面的名单里也有`} areas={areas} spots={spots} onSpot={(id) => void navigate(`/dossiers/${id}`)} />
      <p className="soft small">圆点是正在办的，方块是办完的，三角是超时的；字是类型。</p>
    </div>
  )
}

const finished = new Set(['SELF_CLOSED', 'REJECTED', 'MERGED', 'TRANSFERRED_OUT', 'CLOSED', 'VOID', 'ARCHIVED'])

/** One character for each group of matters (domain §2.3). */
const letters: Readonly<Record<string, string>> = {
  '01': '环', '02': '设', '03': '水', '04': '安', '05': '灾', '06': '治', '07': '纠', '08': '建', '09': '生', '10': '食', '11': '服', '12': '护', '13': '卫', '14': '农', '15': '意', '16': '宗',
}

function spotOf(line: DossierLine): MapSpot[] {
  if (line.lon === null || line.lat === null) return []
  const late = line.lamp === 'late'
  return [{
    id: line.id, at: [line.lon, line.lat], letter: letters[line.category.slice(0, 2)] ?? '事', late, words: `${line.title}，${line.stateName}${late ? '，已超时' : ''}`,
    shape: late ? 'triangle' : finished.has(line.state) ? 'square' : 'circle',
  }]
}
