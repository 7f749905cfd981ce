/** 资金台账: one quarter of a village's funds: opened, entered line by line or from a table, struck in red, closed and reviewed. */
import { useState } from 'react'
import { useParams } from 'react-router'
import { Button, ButtonRow, DataTable, Facts, Message, Select, TextInput, type Column } from '../../../design/index.ts'
import { quarterBefore, quarterOf } from '../../../core/collective-economy/index.ts'
import { lastDayOf, yuan } from '../../../core/open-affairs/index.ts'
import { addDays } from '../../../core/time/index.ts'
import type { Ledger, LedgerLine, ReadTable } from '../../../core/view/collective-economy.ts'
import { dayHint, dayTyped, today } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { sendAct } from '../points/send-act.ts'
import { useDeed } from '../use-deed.ts'
import { ReadIn } from './read-in.tsx'
import { Rooms } from './rooms.tsx'

export function LedgerPage() {
  const { village = '', period = '' } = useParams()
  const { mandate } = useSession()
  const ledger = useQuestion<Ledger>(`/api/collective-economy/ledgers/${village}/${period}`)
  const { answer } = ledger
  const keeps = ['VILLAGE_CADRE', 'PARTY_SEC'].includes(mandate.office)
  const link = (other: string, words: string) => <a className="tap" href={`/console/collective-economy/${village}/funds/${other}`}>{words}</a>
  const next = quarterOf(addDays(lastDayOf(period), 1))
  return (
    <Page title="资金台账">
      <h1>{`${answer?.village.name ?? ''}${answer?.periodName ?? ''}资金台账`}</h1>
      <Rooms here="funds" village={village} />
      <p className="no-print">{link(quarterBefore(period), '上一季度')}{' '}{next <= quarterOf(today()) && link(next, '下一季度')}</p>
      {ledger.refusal !== null && <Refused refusal={ledger.refusal} again={ledger.again} />}
      {answer === null && ledger.asking && <p role="status">正在取台账…</p>}
      {answer !== null && (
        <>
          <Facts facts={[{ name: '到了哪一步', value: answer.stateName }, ...(answer.state === null ? [] : [
            { name: '期初余额', value: `${yuan(answer.sums.opening)} 元` }, { name: '收入', value: `${yuan(answer.sums.income)} 元` }, { name: '支出', value: `${yuan(answer.sums.expense)} 元` }, { name: '期末余额', value: `${yuan(answer.sums.closing)} 元` },
          ])]} />
          {answer.state === null && keeps && <Open ledger={answer} done={ledger.again} />}
          {answer.state !== null && <Book key={answer.state} ledger={answer} keeps={keeps} reviews={mandate.office === 'VILLAGE_SUPERVISOR'} done={ledger.again} />}
        </>
      )}
    </Page>
  )
}

/** Two accounts are what a village has: one at the bank, and the cash box. */
function Open({ ledger, done }: { ledger: Ledger; done(): void }) {
  const deed = useDeed()
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const account = (kind: 'bank' | 'cash') => ({ kind, name: inputNamed(form, `${kind}-name`), holder: inputNamed(form, 'holder'), opening: inputNamed(form, `${kind}-opening`) })
    const accounts = ledger.carriesOver ? {} : { accounts: [account('bank'), account('cash')] }
    deed.run(() => sendAct({ dossier: ledger.dossier, procedure: 'collective-ledger', act: 'open', form: { village: ledger.village.code, period: ledger.period, ...accounts } }), '台账开好了。', done)
  }
  return (
    <form className="section" onSubmit={submit}>
      <h2>开这一季度的台账</h2>
      {ledger.carriesOver ? <p>账户和期初余额从上一季度的期末接过来。</p> : (
        <>
          <p>第一次开台账，请填开户单位和期初余额；以后每一季度自动接下去。账号不用填。</p>
          <TextInput name="holder" label="开户单位" hint="村集体经济组织、村民委员会或者乡镇代理记账单位，不能是个人" width={20} maxLength={60} value={`${ledger.village.name}经济合作社`} />
          <TextInput name="bank-name" label="银行账户叫什么" width={12} maxLength={30} value="基本账户" />
          <TextInput name="bank-opening" label="银行账户期初余额（元）" width={8} maxLength={16} />
          <TextInput name="cash-name" label="现金叫什么" width={12} maxLength={30} value="库存现金" />
          <TextInput name="cash-opening" label="现金期初余额（元）" width={8} maxLength={16} value="0" />
        </>
      )}
      <ButtonRow><Button>开台账</Button></ButtonRow>
      <Outcome deed={deed} />
    </form>
  )
}

function Book({ ledger, keeps, reviews, done }: { ledger: Ledger; keeps: boolean; reviews: boolean; done(): void }) {
  const { state } = ledger
  return (
    <>
      <DataTable caption="账户" rows={ledger.accounts} keyOf={({ number }) => String(number)} narrow="stack" columns={[
        { key: 'name', head: '账户', names: true, cell: ({ number, name, kindName }) => `${number} ${name}（${kindName}）` }, { key: 'holder', head: '开户单位', cell: ({ holder }) => holder },
        { key: 'opening', head: '期初', figures: true, cell: ({ opening }) => `${yuan(opening)} 元` }, { key: 'closing', head: '现有', figures: true, cell: ({ closing }) => `${yuan(closing)} 元` },
      ]} />
      {ledger.unmatched.length > 0 && (
        <Message tone="warning" title={`合同上有 ${ledger.unmatched.length} 笔收付款，台账里没有同号同额的凭证`}>
          <ul>{ledger.unmatched.map((one) => <li key={`${one.contract}${one.voucher}${one.on}`}><a href={`/console/dossiers/${one.contract}`}>{one.title}</a>{`：${one.on}，凭证 ${one.voucher}，${yuan(one.fen)} 元`}</li>)}</ul>
        </Message>
      )}
      {keeps && state === 'OPEN' && <Enter ledger={ledger} done={done} />}
      {keeps && state === 'OPEN' && <Import ledger={ledger} done={done} />}
      <Lines ledger={ledger} />
      {keeps && state === 'OPEN' && <Strike ledger={ledger} done={done} />}
      {keeps && state === 'OPEN' && <Closing ledger={ledger} done={done} />}
      {reviews && state === 'CLOSING' && <Review ledger={ledger} done={done} />}
      <p className="no-print">
        <a href={`/api/collective-economy/ledgers/${ledger.village.code}/${ledger.period}/xlsx`} download>下载 Excel 表格</a>{' · '}
        <a href={`/console/open-affairs/${ledger.village.code}/F01/${ledger.period}`}>拿这张表去做这一季度的财务公开</a>{' · '}<a href={`/console/dossiers/${ledger.dossier}`}>看经过和记录</a>
      </p>
    </>
  )
}

function accountsOf({ accounts }: Ledger) {
  return accounts.map(({ number, name }) => ({ value: String(number), label: `${number} ${name}` }))
}

function Enter({ ledger, done }: { ledger: Ledger; done(): void }) {
  const deed = useDeed()
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const typed = inputNamed(form, 'day')
    const line = { account: Number(inputNamed(form, 'account')), day: dayTyped(typed) ?? typed, direction: inputNamed(form, 'direction'), subject: inputNamed(form, 'subject'), words: inputNamed(form, 'words'), sum: inputNamed(form, 'sum'), voucher: inputNamed(form, 'voucher') }
    deed.run(() => sendAct({ dossier: ledger.dossier, act: 'enter-line', form: line }), '记上了。', done)
  }
  return (
    <details className="field-group no-print">
      <summary>记一笔</summary>
      <form onSubmit={submit}>
        <Select name="account" label="哪个账户" value="1" options={accountsOf(ledger)} />
        <TextInput name="day" label="日期" hint={dayHint} width={8} maxLength={12} value={today()} />
        <Select name="direction" label="收入还是支出" options={[{ value: 'in', label: '收入' }, { value: 'out', label: '支出' }]} />
        <TextInput name="subject" label="项目" width={12} maxLength={40} />
        <TextInput name="words" label="摘要" width={20} maxLength={120} />
        <TextInput name="sum" label="多少元" width={8} maxLength={16} />
        <TextInput name="voucher" label="凭证号" width={8} maxLength={30} />
        <ButtonRow><Button>记上</Button></ButtonRow>
        <Outcome deed={deed} />
      </form>
    </details>
  )
}

function Import({ ledger, done }: { ledger: Ledger; done(): void }) {
  const deed = useDeed()
  const [read, setRead] = useState<Extract<ReadTable, { ok: true }> | null>(null)
  const lines = read?.funds ?? []
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const account = Number(inputNamed(event.currentTarget, 'account'))
    deed.run(() => sendAct({ dossier: ledger.dossier, act: 'enter-table', form: { account, lines } }), `${lines.length} 行都记上了。`, () => { setRead(null); done() })
  }
  return (
    <details className="field-group no-print">
      <summary>从 Excel 导入日记账</summary>
      <form onSubmit={submit}>
        <Select name="account" label="是哪个账户的日记账" value="1" options={accountsOf(ledger)} />
        <ReadIn shape="funds" label="选一张表（Excel 或者 CSV）" hint="表头：日期、项目、摘要、收入、支出、凭证号。期初余额和合计行会跳过。" onRead={setRead} />
        {lines.length > 0 && (
          <>
            <p role="status">{`读到 ${lines.length} 行：收入 ${yuan(sumOf(lines, 'in'))} 元，支出 ${yuan(sumOf(lines, 'out'))} 元。看对了再记上。`}</p>
            <DataTable caption="前 20 行" columns={columns.filter(({ key }) => key !== 'number' && key !== 'account')} rows={lines.slice(0, 20).map((one, nth) => ({ ...one, number: nth + 1, account: 0, reverses: null }))} keyOf={({ number }) => String(number)} narrow="scroll" />
            <ButtonRow><Button>{`记上这 ${lines.length} 行`}</Button></ButtonRow>
          </>
        )}
        <Outcome deed={deed} />
      </form>
    </details>
  )
}

function sumOf(lines: readonly Pick<LedgerLine, 'direction' | 'fen'>[], direction: 'in' | 'out'): number {
  return lines.filter((one) => one.direction === direction).reduce((sum, { fen }) => sum + fen, 0)
}

const columns: readonly Column<LedgerLine>[] = [
  { key: 'number', head: '行', cell: ({ number, reverses }) => (reverses === null ? String(number) : `${number}（红字）`) },
  { key: 'day', head: '日期', cell: ({ day }) => day },
  { key: 'account', head: '账户', cell: ({ account }) => String(account) },
  { key: 'subject', head: '项目', names: true, cell: ({ subject }) => subject },
  { key: 'words', head: '摘要', cell: ({ words }) => words },
  { key: 'income', head: '收入', figures: true, cell: ({ direction, fen }) => (direction === 'in' ? yuan(fen) : '') },
  { key: 'expense', head: '支出', figures: true, cell: ({ direction, fen }) => (direction === 'out' ? yuan(fen) : '') },
  { key: 'voucher', head: '凭证号', cell: ({ voucher }) => voucher },
]
const perPage = 100

function Lines({ ledger }: { ledger: Ledger }) {
  const [page, setPage] = useState(0)
  const pages = Math.max(1, Math.ceil(ledger.lines.length / perPage))
  const rows = ledger.lines.slice(page * perPage, (page + 1) * perPage)
  if (ledger.lines.length === 0) return <p>这一季度还没有记账。</p>
  return (
    <section className="section">
      <DataTable caption={`逐笔明细，共 ${ledger.lines.length} 行${pages > 1 ? `，第 ${page + 1} 页，共 ${pages} 页` : ''}`} columns={columns} rows={rows} keyOf={({ number }) => String(number)} narrow="scroll" />
      {pages > 1 && (
        <ButtonRow>
          {page > 0 && <Button kind="ordinary" type="button" onClick={() => setPage(page - 1)}>上一页</Button>}
          {page + 1 < pages && <Button kind="ordinary" type="button" onClick={() => setPage(page + 1)}>下一页</Button>}
        </ButtonRow>
      )}
    </section>
  )
}

function Strike({ ledger, done }: { ledger: Ledger; done(): void }) {
  const deed = useDeed()
  return (
    <details className="field-group no-print">
      <summary>记错了：红字冲掉一行</summary>
      <form onSubmit={(event) => { event.preventDefault(); const form = { line: Number(inputNamed(event.currentTarget, 'line')), reason: inputNamed(event.currentTarget, 'reason') }; deed.run(() => sendAct({ dossier: ledger.dossier, act: 'strike', form }), '冲掉了，原来那一行还在。', done) }}>
        <TextInput name="line" label="第几行" width={4} maxLength={5} />
        <TextInput name="reason" label="为什么冲掉" width={20} maxLength={200} />
        <ButtonRow><Button kind="ordinary">红字冲掉</Button></ButtonRow>
        <Outcome deed={deed} />
      </form>
    </details>
  )
}

function Closing({ ledger, done }: { ledger: Ledger; done(): void }) {
  const deed = useDeed()
  const over = today() > lastDayOf(ledger.period)
  return (
    <section className="section no-print">
      <h2>结账</h2>
      {over ? <p>结账以后交村务监督委员会逐笔审核，审核通过不能再改。</p> : <p>{`${lastDayOf(ledger.period)} 以后才能结账。`}</p>}
      {over && <ButtonRow><Button type="button" onClick={() => deed.run(() => sendAct({ dossier: ledger.dossier, act: 'hand-in', seen: ledger.sequence, form: {} }), '已经交给监督委员会审核。', done)}>结账，交审核</Button></ButtonRow>}
      <Outcome deed={deed} />
    </section>
  )
}

function Review({ ledger, done }: { ledger: Ledger; done(): void }) {
  const deed = useDeed()
  const send = (act: string, form: object, words: string) => deed.run(() => sendAct({ dossier: ledger.dossier, act, seen: ledger.sequence, form }), words, done)
  return (
    <section className="section no-print">
      <h2>逐笔审核</h2>
      <form onSubmit={(event) => { event.preventDefault(); send('review-books', { words: inputNamed(event.currentTarget, 'words') }, '审核通过了。') }}>
        <TextInput name="words" label="审核的意见" width={20} maxLength={500} />
        <ButtonRow><Button>审核通过</Button></ButtonRow>
      </form>
      <form onSubmit={(event) => { event.preventDefault(); send('return-books', { reason: inputNamed(event.currentTarget, 'reason') }, '已经退回。') }}>
        <TextInput name="reason" label="退回的理由：哪一行、哪里不对" width={20} maxLength={500} />
        <ButtonRow><Button kind="ordinary">退回重做</Button></ButtonRow>
      </form>
      <Outcome deed={deed} />
    </section>
  )
}
