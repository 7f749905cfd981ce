/**
 * One of the two sheets of a box (唱票录入): taken by a person, keyed in paper by paper, handed in, compared. No sums stand here before the two are equal, so that
 * nothing on the wall of the hall can be matched with them (decision 0046).
 */
import { useParams } from 'react-router'
import type { PollingBox, PollingOwnSheet, SheetKey } from '../../../../core/view/polling.ts'
import { Button, Message } from '../../../../design/index.ts'
import { api } from '../../../spa/api.ts'
import { Page } from '../../frame.tsx'
import { Outcome } from '../../outcome.tsx'
import { Refused } from '../../page-problem.tsx'
import { useDeed } from '../../use-deed.ts'
import { SheetDifferences } from './sheet-differences.tsx'
import { SheetEntry } from './sheet-entry.tsx'
import { quick, sheetWords } from './quick.ts'
import { useAsked } from './use-asked.ts'
import './polling.css'

export function SheetPage() {
  const { box: id = '', copy = 'A' } = useParams()
  const sheet: SheetKey = copy === 'B' ? 'B' : 'A'
  const box = useAsked<PollingBox>(`/api/polling/boxes/${id}`, 4000)
  return (
    <Page title={`唱票录入${sheet === 'A' ? '甲份' : '乙份'}`} className="sheet-page">
      {box.value === null && box.refusal !== null && <Refused refusal={box.refusal} again={box.again} />}
      {box.value === null && box.refusal === null && <p role="status">正在打开票箱…</p>}
      {box.value !== null && <Sheet box={box.value} copy={sheet} again={box.again} />}
    </Page>
  )
}

function Sheet({ box, copy, again }: { box: PollingBox; copy: SheetKey; again(): void }) {
  const head = box.sheets[copy]
  const back = <p><a href={`/console/elections/polling/boxes/${box.id}`}>{`回${box.name}`}</a></p>
  if (box.state === 'AGREED' || box.state === 'LOCKED') return <><h1>{`${box.name}　${sheetWords[copy]}`}</h1><Message tone="success">两份一致，这个票箱数完了。</Message>{back}</>
  if (box.state !== 'COUNTING') return <><h1>{`${box.name}　${sheetWords[copy]}`}</h1><Message>还没有开箱。开箱以后在这里录。</Message>{back}</>
  if (head === null || (head.mine && head.state === 'taken')) return <Take box={box} copy={copy} again={again} />
  if (!head.mine) return <><h1>{`${box.name}　${sheetWords[copy]}`}</h1><Message>{`这一份由 ${head.name} 在录，录完以前别人看不到。`}</Message>{back}</>
  if (head.state === 'handed-in') return <SheetDifferences box={box} copy={copy} again={again} />
  return <Begun key={head.dossier} box={box} copy={copy} dossier={head.dossier} again={again} />
}

function Take({ box, copy, again }: { box: PollingBox; copy: SheetKey; again(): void }) {
  const deed = useDeed()
  const take = () => deed.run(async () => {
    if (box.sheets[copy] === null) await quick(`/api/polling/boxes/${box.id}/acts`, 'take-sheet', { sheet: copy })
    const { village, term, run, round, number } = box
    const fresh = await api.get<PollingBox>(`/api/polling/boxes/${box.id}`)
    await quick(`/api/polling/boxes/${box.id}/sheets/${copy}/acts`, 'begin', { village, term, run, round, number, sheet: copy, attempt: fresh.sheets[copy]?.attempt ?? 1 })
  }, '开始录了。', again)
  return (
    <>
      <h1>{`${box.name}　${sheetWords[copy]}`}</h1>
      <p>两份由两个人各录各的，录完以前互相看不到。{copy === 'A' ? '大屏跟着这一份走，请用连着投影的电脑录。' : '请坐在看不到甲份屏幕的地方，只听唱票人念。'}</p>
      <Button type="button" aria-busy={deed.sending} onClick={take}>由我录这一份</Button>
      <Outcome deed={deed} />
    </>
  )
}

function Begun({ box, copy, dossier, again }: { box: PollingBox; copy: SheetKey; dossier: string; again(): void }) {
  const own = useAsked<PollingOwnSheet>(`/api/polling/boxes/${box.id}/sheets/${copy}`)
  if (own.value === null) return own.refusal === null ? <p role="status">正在打开这一份…</p> : <Refused refusal={own.refusal} again={own.again} />
  return <SheetEntry key={dossier} box={box} own={own.value} dossier={dossier} again={again} />
}
