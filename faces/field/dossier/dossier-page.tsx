/** One matter: where it stands, what I can do, what and where it is, what happened so far. */
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { DossierHead, Facts, Files, Timeline, type FactModel } from '../../../design/index.ts'
import type { Position } from '../../../core/geometry/index.ts'
import { AreaMap, type MapSpot } from '../../spa/area-map.tsx'
import { headOf, photosOf, timelineOf, valueOf } from '../../spa/dossier-words.ts'
import { useQuestion } from '../../spa/question.ts'
import { useRegion } from '../../spa/reference.ts'
import type { DossierView, ViewLine } from '../../spa/shapes.ts'
import { areasOf } from '../grid/grid-areas.ts'
import { Page } from '../page.tsx'
import { useScreen } from '../screen.ts'
import { NotFetched, Waiting } from '../waiting.tsx'
import { ActsPanel } from './acts-panel.tsx'

export function DossierPage() {
  const { id = '' } = useParams()
  const { answer: view, refusal, again, put } = useQuestion<DossierView>(`/api/dossiers/${encodeURIComponent(id)}`)
  if (view === null) return <Page title="这件事">{refusal === null ? <Waiting /> : <NotFetched refusal={refusal} again={again} />}</Page>
  return (
    <Page title={view.title} heading={false}>
      {refusal !== null && <NotFetched refusal={refusal} again={again} />}
      <DossierHead head={headOf(view)} audience="staff" />
      <ActsPanel view={view} onMoved={put} onChanged={again} />
      <What view={view} />
      <section className="section" aria-labelledby="timeline-title">
        <h2 id="timeline-title">办到哪一步了</h2>
        <Timeline entries={timelineOf(view)} audience="staff" />
      </section>
    </Page>
  )
}

/** Said in the head already. */
const inHead = new Set(['案卷号'])

function What({ view }: { view: DossierView }) {
  const photos = view.sheet.flatMap(photosOf)
  const facts = view.sheet.filter((line) => line.kind !== 'photos' && !inHead.has(line.label)).map(factOf)
  return (
    <section className="section" aria-labelledby="what-title">
      <h2 id="what-title">是什么事，在哪里</h2>
      {photos.length > 0 && <Files files={photos} />}
      <Facts facts={[...facts, ...view.hidden.map(({ sentence }) => ({ name: '提出人', value: sentence }))]} />
      <Where view={view} />
    </section>
  )
}

function factOf(line: ViewLine): FactModel {
  return { name: line.label, value: valueOf(line) }
}

function Where({ view }: { view: DossierView }) {
  const [open, setOpen] = useState(false)
  const { lon, lat } = view.place
  if (lon === null || lat === null) return <p className="soft small section">上报时没有标位置。</p>
  return (
    <details className="unfold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>在地图上看</summary>
      {open && <Drawing view={view} lon={lon} lat={lat} />}
    </details>
  )
}

function Drawing({ view, lon, lat }: { view: DossierView; lon: number; lat: number }) {
  const { village, grid } = view.place
  const region = useRegion(village).answer
  const screen = useScreen()
  const areas = useMemo(() => areasOf(region, (code) => code === grid), [region, grid])
  const spots = useMemo<MapSpot[]>(() => [{ id: view.id, at: [lon, lat] satisfies Position, letter: '事', shape: 'circle', words: view.title }], [view.id, view.title, lon, lat])
  return <AreaMap key={screen} title={`${region?.region.shortName ?? ''}网格图`} areas={areas} spots={spots} />
}
