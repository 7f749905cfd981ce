/** One publication at work: prepare from a table, review line by line, publish, post on the board, correct; the sheet for the board. */
import { useState } from 'react'
import { useParams } from 'react-router'
import { Button, ButtonRow, Facts, FileInput, Message, TextArea, TextInput } from '../../../design/index.ts'
import { amountIn, noContent, nameOfDisclosure, periodInWords, sumsOf, yuan, type Content } from '../../../core/open-affairs/index.ts'
import type { DutyView, ReadTable, VillageDuties } from '../../../core/view/open-affairs.ts'
import { api, withQuery } from '../../spa/api.ts'
import { dayHint, dayTyped, today } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { sendAct } from '../points/send-act.ts'
import { useDeed } from '../use-deed.ts'
import { ContentTable } from './content-table.tsx'
import { Vouchers, type Voucher } from './vouchers.tsx'

type Draft = { readonly sequence: number; readonly title: string; readonly kind: 'draft' | 'correction' | 'published'; readonly content: Content; readonly vouchers: readonly Voucher[] }

export function PublicationWorkPage() {
  const { village = '', item = '', period = '' } = useParams()
  const duties = useQuestion<VillageDuties>(withQuery(`/api/open-affairs/villages/${village}`, { year: period.slice(0, 4) }))
  const { answer } = duties
  const id = nameOfDisclosure(village, item, period)
  const event = answer?.events.find(({ code }) => code === item)
  const row = answer?.rows.find(({ dossier }) => dossier === id)
    ?? (event === undefined ? undefined : { item, itemName: event.name, shape: event.shape, period, periodName: periodInWords(period), dossier: id, state: null, stateName: '还没有做', due: '', overdue: false, publishedOn: null, board: 'affairs' as const, kind: '' })
  return (
    <Page title="村务公开">
      <p><a href={`/console/open-affairs?code=${village}&year=${period.slice(0, 4)}`}>回到这一年的公开事项</a></p>
      {duties.refusal !== null && <Refused refusal={duties.refusal} again={duties.again} />}
      {answer !== null && (row === undefined ? <Message tone="warning">没有这一项，请从村务公开的首页进入。</Message> : <Work key={row.state} row={row} village={village} days={answer.leastDays} again={duties.again} />)}
    </Page>
  )
}

function Work({ row, village, days, again }: { row: DutyView; village: string; days: number; again(): void }) {
  const { mandate } = useSession()
  const draft = useQuestion<Draft>(row.state === null ? null : `/api/open-affairs/drafts/${row.dossier}`)
  const mayPrepare = ['VILLAGE_CADRE', 'PARTY_SEC'].includes(mandate.office)
  const reviews = mandate.office === 'VILLAGE_SUPERVISOR'
  const done = () => { again(); draft.again() }
  const state = row.state ?? ''
  const shown = draft.answer
  const out = ['PUBLISHED', 'POSTED', 'ENDED', 'ARCHIVED'].includes(state)
  const base = `/${village}/${row.item}/${row.period}`
  return (
    <>
      <h1>{`${row.periodName}${row.itemName}`}</h1>
      <Facts facts={[{ name: '到了哪一步', value: row.stateName }, ...(row.due === '' ? [] : [{ name: '到期', value: row.overdue ? `${row.due}，已超期` : row.due }])]} />
      {row.state !== null && <p><a href={`/console/dossiers/${row.dossier}`}>看经过和记录</a></p>}
      {out && (
        <p>
          <a href={`/open-affairs${base}`}>看公开的页面</a>{' · '}<a href={`/api/open-affairs/publications${base}/pdf?paper=a3`}>打印 A3</a>{' · '}
          <a href={`/api/open-affairs/publications${base}/pdf?paper=a4`}>打印 A4</a>{' · '}<a href={`/api/open-affairs/publications${base}/xlsx`}>下载 Excel</a>
        </p>
      )}
      {draft.refusal !== null && <Refused refusal={draft.refusal} again={draft.again} />}
      {mayPrepare && ['', 'MISSING', 'RETURNED', 'PREPARED'].includes(state) && <Editor key={`${state}${shown === null ? '' : 'read'}`} row={row} village={village} from={shown} done={done} />}
      {shown !== null && reviews && (state === 'PREPARED' || shown.kind === 'correction') && <Review row={row} draft={shown} done={done} />}
      {mayPrepare && state === 'REVIEWED' && <Publish row={row} draft={shown} days={days} done={done} />}
      {(mayPrepare || reviews) && (state === 'PUBLISHED' || state === 'POSTED') && <Board row={row} draft={shown} done={done} />}
      {mayPrepare && out && state !== 'ARCHIVED' && shown?.kind === 'published' && <details className="section"><summary>更正</summary><Editor row={row} village={village} from={shown} correcting done={done} /></details>}
      {shown !== null && !(reviews && (state === 'PREPARED' || shown.kind === 'correction')) && <ContentTable content={shown.content} />}
      {shown !== null && shown.content.lines.length > 0 && (
        <Vouchers dossier={row.dossier} village={village} lines={shown.content.lines.length} vouchers={shown.vouchers} mayAttach={mayPrepare && state !== 'ARCHIVED'} done={draft.again} />
      )}
    </>
  )
}

/** Nothing is sent before the whole table was read without a fault. */
function Editor({ row, village, from, correcting = false, done }: { row: DutyView; village: string; from: Draft | null; correcting?: boolean; done(): void }) {
  const deed = useDeed()
  const reading = useDeed()
  const [content, setContent] = useState<Content>(from?.content ?? noContent)
  const [faults, setFaults] = useState<Extract<ReadTable, { ok: false }> | null>(null)
  const [typed, setTyped] = useState('')
  const read = (file: File) => {
    reading.run(async () => {
      const answer = await api.post<ReadTable>(`/api/open-affairs/read-table?shape=${row.shape}`, new Blob([file], { type: 'application/octet-stream' }))
      setFaults(answer.ok ? null : answer)
      if (answer.ok) setContent({ ...content, lines: answer.lines, names: answer.names, opening: answer.opening })
    }, '表读完了，请看下面。')
  }
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const amount = typed === '' ? null : amountIn(typed)
    const opening = amount !== null && amount.ok ? amount.fen : content.opening
    const filled = {
      words: inputNamed(form, 'words'), ...(row.shape === 'lines' ? { lines: content.lines, ...(opening === null ? {} : { opening }) } : {}), ...(row.shape === 'names' ? { names: content.names } : {}),
    }
    const title = inputNamed(form, 'title')
    deed.run(async () => {
      await sendAct(correcting ? { dossier: row.dossier, act: 'correct', ...seenIn(from), form: { reason: inputNamed(form, 'reason'), ...filled } }
        : row.state === null ? { dossier: row.dossier, procedure: 'disclosure', act: 'prepare', form: { village, item: row.item, period: row.period, title, ...filled } }
          : { dossier: row.dossier, act: row.state === 'MISSING' ? 'prepare-late' : 'revise', ...seenIn(from), form: { title, ...filled } })
    }, '已经交给监督委员会审核。', done)
  }
  return (
    <form className="section" onSubmit={submit}>
      <h2>{correcting ? '更正：原来的内容会保留' : row.state === null || row.state === 'MISSING' ? '制作这一期' : '修改'}</h2>
      {!correcting && <TextInput name="title" label="标题" maxLength={60} width={20} value={from?.title !== undefined && from.title !== '' ? from.title : `${row.periodName}${row.itemName}`} />}
      {correcting && <TextInput name="reason" label="更正说明：哪里错了、为什么" maxLength={300} width={20} />}
      {row.shape !== 'words' && (
        <>
          <FileInput name="table" label={row.shape === 'lines' ? '导入收支明细（Excel 或者 CSV）' : '导入名单（Excel 或者 CSV）'} multiple={false} accept=".xlsx,.csv,.txt"
            hint={row.shape === 'lines' ? '表头：日期、项目、摘要、收入、支出、凭证号' : '表头：姓名、小组、项目、金额；别的列都不要'}
            extra={{ onChange: (event) => { const file = event.currentTarget.files?.[0]; if (file !== undefined) read(file); event.currentTarget.value = '' } }} />
          {reading.sending && <p role="status">正在读表…</p>}
          {reading.refusal !== null && <Refused refusal={reading.refusal} />}
          {faults !== null && (
            <Message tone="danger" title={`表里有 ${faults.faults.length + faults.more} 处要改，一行都没有导入`}>
              <ul className="plain-list">{faults.faults.map(({ row: at, column, sentence }) => <li key={`${at}${column}${sentence}`}>{`${at === 0 ? '' : `第 ${at} 行`}${column === '' ? '' : `“${column}”`}：${sentence}`}</li>)}</ul>
              {faults.more > 0 && <p>{`还有 ${faults.more} 处，改好这些再导入一次。`}</p>}
            </Message>
          )}
          {row.shape === 'lines' && <TextInput name="opening" label="期初余额（元）" optional width={8} maxLength={16} value={content.opening === null ? '' : yuan(content.opening)} extra={{ onChange: (event) => setTyped(event.target.value) }} key={content.opening} />}
        </>
      )}
      <TextArea name="words" label={row.shape === 'words' ? '公开的内容' : '说明'} optional={row.shape !== 'words'} rows={row.shape === 'words' ? 8 : 3} maxLength={4000} value={from?.content.words ?? ''} />
      <p className="soft small">身份证号、电话、银行卡、门牌、病情都不能写；残疾、精神障碍、未成年人不写姓名。</p>
      {(content.lines.length > 0 || content.names.length > 0) && <ContentTable content={content} heading="预览" />}
      <ButtonRow><Button>{correcting ? '提交更正，请监督委员会审核' : '交监督委员会审核'}</Button></ButtonRow>
      <Outcome deed={deed} />
    </form>
  )
}

/** What the person saw: whoever lost a race reads that things changed. */
function seenIn(draft: Draft | null): { readonly seen?: number } {
  return draft === null ? {} : { seen: draft.sequence }
}

const perPage = 50

/** 逐项逐笔: page by page, every line ticked by hand or the page as a whole after it was read. */
function Review({ row, draft, done }: { row: DutyView; draft: Draft; done(): void }) {
  const deed = useDeed()
  const [looked, setLooked] = useState<ReadonlySet<number>>(new Set())
  const [page, setPage] = useState(0)
  const { content } = draft
  const count = content.lines.length + content.names.length
  const pages = Math.max(1, Math.ceil(count / perPage))
  const toggle = (lines: readonly number[], on: boolean) => setLooked((before) => (on ? new Set([...before, ...lines]) : new Set([...before].filter((one) => !lines.includes(one)))))
  const correction = draft.kind === 'correction'
  const onPage = Array.from({ length: Math.min(perPage, count - page * perPage) }, (_, at) => page * perPage + at + 1)
  const send = (act: string, form: object, words: string) => deed.run(() => sendAct({ dossier: row.dossier, act, ...seenIn(draft), form }), words, done)
  return (
    <section className="section">
      <h2>{correction ? '审核更正' : '逐项逐笔审核'}</h2>
      {content.words !== '' && <p>{content.words}</p>}
      {count > 0 && (
        <>
          <p role="status">{`一共 ${count} 行，看过 ${looked.size} 行。${content.lines.length === 0 ? '' : totals(content)}`}</p>
          <ContentTable content={content} range={[page * perPage, perPage]} looked={looked} toggle={toggle} />
          <ButtonRow>
            <Button kind="ordinary" type="button" onClick={() => { toggle(onPage, true); setPage(Math.min(page + 1, pages - 1)) }}>{page + 1 < pages ? '这一页都看过了，下一页' : '这一页都看过了'}</Button>
            {page > 0 && <Button kind="ordinary" type="button" onClick={() => setPage(page - 1)}>上一页</Button>}
          </ButtonRow>
        </>
      )}
      <form onSubmit={(event) => { event.preventDefault(); send(correction ? 'confirm-correction' : 'review', { looked: [...looked].toSorted((one, other) => one - other), words: inputNamed(event.currentTarget, 'words') }, '审核通过了。') }}>
        <TextInput name="words" label="审核意见" optional maxLength={500} width={20} />
        <ButtonRow><Button>审核通过</Button></ButtonRow>
      </form>
      <form onSubmit={(event) => { event.preventDefault(); send(correction ? 'refuse-correction' : 'send-back', { reason: inputNamed(event.currentTarget, 'reason') }, '已经退回。') }}>
        <TextInput name="reason" label={correction ? '不通过的理由' : '退回的理由：哪一行、哪里不对'} maxLength={300} width={20} />
        <ButtonRow><Button kind="ordinary">{correction ? '更正不通过' : '退回修改'}</Button></ButtonRow>
      </form>
      <Outcome deed={deed} />
    </section>
  )
}

function totals(content: Content): string {
  const { opening, income, expense, closing } = sumsOf(content)
  return `期初 ${yuan(opening)} 元，收入 ${yuan(income)} 元，支出 ${yuan(expense)} 元，期末 ${yuan(closing)} 元。`
}

function Publish({ row, draft, days, done }: { row: DutyView; draft: Draft | null; days: number; done(): void }) {
  const deed = useDeed()
  return (
    <form className="section" onSubmit={(event) => { event.preventDefault(); const typed = Number(inputNamed(event.currentTarget, 'days')); deed.run(() => sendAct({ dossier: row.dossier, act: 'publish', ...seenIn(draft), form: { days: typed } }), '已经公开，请打印贴到公开栏，再登记。', done) }}>
      <h2>公开</h2>
      <p>监督委员会已经审核通过。公开以后网上人人可以看，期满以前不能撤下。</p>
      <TextInput name="days" label="公开多少天" width={4} maxLength={2} value={String(days)} />
      <ButtonRow><Button>公开</Button></ButtonRow>
      <Outcome deed={deed} />
    </form>
  )
}

function Board({ row, draft, done }: { row: DutyView; draft: Draft | null; done(): void }) {
  const deed = useDeed()
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const [on, where] = [inputNamed(event.currentTarget, 'on'), inputNamed(event.currentTarget, 'where')]
    deed.run(() => sendAct({ dossier: row.dossier, act: 'post-board', ...seenIn(draft), form: { on: dayTyped(on) ?? on, where } }), '已经登记。', done)
  }
  return (
    <form className="section" onSubmit={submit}>
      <h2>登记张贴</h2>
      <p>网上公开不能代替公开栏（R-273）：打印出来贴上，再在这里登记。</p>
      <TextInput name="on" label="哪天贴的" hint={dayHint} width={8} maxLength={12} value={today()} />
      <TextInput name="where" label="贴在哪里" width={20} maxLength={60} />
      <ButtonRow><Button kind={row.state === 'PUBLISHED' ? 'primary' : 'ordinary'}>登记张贴</Button></ButtonRow>
      <Outcome deed={deed} />
    </form>
  )
}
