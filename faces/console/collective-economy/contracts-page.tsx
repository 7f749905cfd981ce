/** 集体合同: what is late, what ends within ninety days, the list with its search; for a village's cadres the form that registers a new one. */
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { Button, ButtonRow, DataTable, EmptyState, Facts, Pager, TextInput, type Column } from '../../../design/index.ts'
import { contractKindNames } from '../../../core/collective-economy/index.ts'
import { yuan } from '../../../core/open-affairs/index.ts'
import { contractStandings, type ContractLine, type Contracts, type ContractStanding } from '../../../core/view/collective-economy.ts'
import { withQuery } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { OpeningForm } from '../deliberation/opening-form.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { Rooms } from './rooms.tsx'

export function ContractsPage() {
  const { mandate } = useSession()
  const [address, setAddress] = useSearchParams()
  const navigate = useNavigate()
  const code = address.get('code') ?? mandate.region.code.slice(0, 12)
  const standing = standingIn(address.get('standing'))
  const q = address.get('q') ?? ''
  const before = address.get('before')
  const contracts = useQuestion<Contracts>(withQuery('/api/collective-economy/contracts', { code, standing, ...(q === '' ? {} : { q }), ...(before === null ? {} : { before }) }))
  const { answer } = contracts
  const link = (more: Readonly<Record<string, string>>) => withQuery('/console/collective-economy', { code, standing, ...(q === '' ? {} : { q }), ...more })
  const isVillage = code.length === 12
  return (
    <Page title="集体合同">
      <h1>{`${answer?.region.name ?? ''}集体合同`}</h1>
      {isVillage && <Rooms here="contracts" village={code} />}
      {contracts.refusal !== null && <Refused refusal={contracts.refusal} again={contracts.again} />}
      {answer === null && contracts.asking && <p role="status">正在取合同…</p>}
      {answer !== null && (
        <>
          <Facts facts={[
            { name: '履行中', value: `${answer.sums.running} 份` }, { name: '等签订', value: `${answer.sums.drafted} 份` },
            { name: '有逾期的', value: answer.sums.overdue === 0 ? '没有' : `${answer.sums.overdue} 份，一共 ${yuan(answer.sums.overdueFen)} 元过期没有收付` }, { name: '九十天内到期', value: `${answer.sums.expiring} 份` },
          ]} />
          {isVillage && ['VILLAGE_CADRE', 'PARTY_SEC'].includes(mandate.office) && <NewContract village={code} onDone={(dossier) => { void navigate(`/dossiers/${dossier}`) }} />}
          <form className="section no-print" role="search" onSubmit={(event) => { event.preventDefault(); const typed = new FormData(event.currentTarget).get('q'); setAddress({ code, standing, ...(typeof typed === 'string' && typed.trim() !== '' ? { q: typed.trim() } : {}) }) }}>
            <TextInput key={q} name="q" label="找合同：名称、编号、对方、标的" optional width={20} maxLength={40} value={q} />
            <ButtonRow><Button kind="ordinary">查找</Button></ButtonRow>
          </form>
          <nav aria-label="哪一些"><p>{(Object.keys(contractStandings) as ContractStanding[]).map((one) => (one === standing ? <b key={one} aria-current="true">{`${contractStandings[one]} `}</b> : <span key={one}><a className="tap" href={link({ standing: one })}>{contractStandings[one]}</a>{' '}</span>))}</p></nav>
          {answer.items.length === 0 ? <EmptyState title={q === '' ? '这里没有合同' : '没有找到'}>{q === '' ? '登记了的合同会列在这里。' : '换一个词，或者看全部的合同。'}</EmptyState>
            : <DataTable caption={`合同：${contractStandings[standing]}`} columns={columnsFor(isVillage)} rows={answer.items} keyOf={({ dossier }) => dossier} narrow="stack" />}
          <Pager pager={{ previous: before === null ? null : link({}), next: answer.next === null ? null : link({ before: answer.next }) }} />
          <p className="no-print"><a href={withQuery('/api/collective-economy/contracts/xlsx', { code })} download>下载 Excel 表格</a></p>
        </>
      )}
    </Page>
  )
}

const hints = {
  number: '例如：演示合字〔2026〕3 号', party: '个人的姓名不公开。', object: '例如：村东库房三间，九十平方米。不写门牌、电话、身份证号。', price: '只写数字，例如 36000 或者 1250.50',
  first: '按年、按季、按月的，后面各期从这天起推算。',
}

function NewContract({ village, onDone }: { village: string; onDone(dossier: string): void }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="field-group no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>登记一份合同</summary>
      {open && <OpeningForm procedure="collective-contract" act="draft" village={village} hints={hints} onDone={onDone} />}
    </details>
  )
}

const columnsFor = (isVillage: boolean): readonly Column<ContractLine>[] => [
  { key: 'title', head: '合同', names: true, cell: ({ dossier, title, number }) => <><a className="tap" href={`/console/dossiers/${dossier}`}>{title}</a><span className="soft small">{` ${number}`}</span></> },
  ...(isVillage ? [] : [{ key: 'village', head: '村', cell: ({ village, villageName }: ContractLine) => <a href={`/console/collective-economy?code=${village}`}>{villageName}</a> }]),
  { key: 'kind', head: '类别', cell: ({ kind, direction }) => `${contractKindNames[kind]}（${direction === 'in' ? '收款' : '付款'}）` },
  { key: 'party', head: '对方', cell: ({ party }) => party },
  { key: 'term', head: '合同期', cell: ({ from, to, expiring }) => <>{`${from} 至 ${to}`}{expiring && <strong>，九十天内到期</strong>}</> },
  { key: 'fen', head: '总价款', figures: true, cell: ({ fen }) => `${yuan(fen)} 元` },
  { key: 'paid', head: '已收付', figures: true, cell: ({ paid }) => `${yuan(paid)} 元` },
  { key: 'next', head: '下一期', cell: ({ state, nextDue, overdue }) => (state === 'DRAFTED' || nextDue === null ? '' : overdue > 0 ? <strong>{`${nextDue}，逾期 ${yuan(overdue)} 元`}</strong> : nextDue) },
  { key: 'state', head: '状态', cell: ({ stateName }) => stateName },
]

function standingIn(text: string | null): ContractStanding {
  return text !== null && Object.hasOwn(contractStandings, text) ? text as ContractStanding : 'all'
}
