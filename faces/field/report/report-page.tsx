/** 上报. Stays where it is while one looks at other pages; begins anew once a report has arrived. */
import { useEffect, useState } from 'react'
import { Button, Message } from '../../../design/index.ts'
import type { DossierView } from '../../spa/shapes.ts'
import { Page } from '../page.tsx'
import { Reported } from './reported.tsx'
import { ReportForm } from './report-form.tsx'

export function ReportPage({ shown }: { shown: boolean }) {
  const [round, setRound] = useState(0)
  const [reported, setReported] = useState<{ readonly view: DossierView | null; readonly repeated: boolean } | null>(null)
  useEffect(() => { if (shown) document.title = '上报 · 三治网格' }, [shown])
  // Left after it arrived: coming back means the next report.
  useEffect(() => { if (!shown) setReported(null) }, [shown])
  if (reported?.view === null) return <SentAway again={() => setReported(null)} />
  if (reported !== null) {
    return <Reported view={reported.view} repeated={reported.repeated} onMoved={(view) => setReported({ view, repeated: false })} again={() => setReported(null)} />
  }
  const anew = () => setRound((count) => count + 1)
  return <ReportForm key={round} shown={shown} onReported={(view, repeated) => { setReported({ view, repeated }); anew() }} onNext={anew} />
}

/** A complaint about the own unit is taken, and out of sight of whoever took it. */
function SentAway({ again }: { again(): void }) {
  return (
    <Page title="上报">
      <Message tone="success" title="已经报上去了">这件事反映的对象和您所在的单位有关，已经直接送到能处理的地方，您看不到它的进展。</Message>
      <div className="big-buttons section"><Button type="button" kind="ordinary" onClick={again}>再报一件</Button></div>
    </Page>
  )
}
