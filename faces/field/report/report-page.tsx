/** 上报. Stays where it is while one looks at other pages; begins anew once a report has arrived. */
import { useEffect, useState } from 'react'
import type { DossierView } from '../../spa/shapes.ts'
import { Reported } from './reported.tsx'
import { ReportForm } from './report-form.tsx'

export function ReportPage({ shown }: { shown: boolean }) {
  const [round, setRound] = useState(0)
  const [reported, setReported] = useState<{ readonly view: DossierView; readonly repeated: boolean } | null>(null)
  useEffect(() => { if (shown) document.title = '上报 · 三治网格' }, [shown])
  // Left after it arrived: coming back means the next report.
  useEffect(() => { if (!shown) setReported(null) }, [shown])
  if (reported !== null) {
    return <Reported view={reported.view} repeated={reported.repeated} onMoved={(view) => setReported({ view, repeated: false })} again={() => setReported(null)} />
  }
  return <ReportForm key={round} onReported={(view, repeated) => { setReported({ view, repeated }); setRound((count) => count + 1) }} />
}
