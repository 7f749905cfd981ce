/** The roll to look through: by name, number or group, fifty a page; somebody is struck here while it is made, or by an objection that was upheld. */
import { useState } from 'react'
import { Button, ButtonLink, ButtonRow, DataTable, EmptyState, Select, TextInput, type Column } from '../../../design/index.ts'
import { sexes } from '../../../core/election/roll.ts'
import type { ElectionView, RollLine, RollView } from '../../../core/view/elections.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { ActBox } from './act-box.tsx'
import type { WithRoll } from './use-roll.ts'

const perPage = 50
const kinds = { resident: '在村', away: '不住在村', outside: '户籍不在村' } as const

export function RollList({ election, roll, head, done }: { election: ElectionView; roll: WithRoll; head: RollView; done(): void }) {
  const [text, setText] = useState('')
  const [kind, setKind] = useState('')
  const [page, setPage] = useState(0)
  const [striking, setStriking] = useState<string | null>(null)
  const part = text.trim()
  const found = roll.lines.filter((one) => (kind === '' || one.registration === kind) && (part === '' || `${one.group}${one.name}`.includes(part) || String(one.serial) === part))
  const pages = Math.max(1, Math.ceil(found.length / perPage))
  const at = Math.min(page, pages - 1)
  const upheld = head.objections.filter(({ ruling }) => ruling?.upheld === true)
  const mayStrike = election.duties.committee && (head.state === 'ENTERING' || (head.state === 'PUBLISHED' && upheld.length > 0))
  const one = roll.lines.find(({ person }) => person === striking)
  const columns: readonly Column<RollLine>[] = mayStrike ? [...rollColumns, { key: 'strike', head: '更正', cell: ({ person, name }) => <Button type="button" kind="quiet" onClick={() => setStriking(person)}>{`去掉${name}`}</Button> }] : rollColumns
  if (head.count === 0) return <EmptyState title="名单上还没有人">在“登记”里从村里的登记一次生成。</EmptyState>
  return (
    <>
      <div className="inline-form no-print">
        <div className="field"><label className="field__label" htmlFor="find-on-roll">找谁（姓名、小组或者序号）</label><input className="input input--12" id="find-on-roll" type="search" value={text} onChange={(event) => { setText(event.target.value); setPage(0) }} /></div>
        <div className="field">
          <label className="field__label" htmlFor="kind-on-roll">只看</label>
          <select className="input" id="kind-on-roll" value={kind} onChange={(event) => { setKind(event.target.value); setPage(0) }}>
            <option value="">全部</option>
            {Object.entries(kinds).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </select>
        </div>
        <ButtonLink kind="ordinary" href={`/api/elections/${election.id}/roll/export?format=xlsx`}>导出 Excel</ButtonLink>
        <ButtonLink kind="ordinary" href={`/api/elections/${election.id}/roll/export?format=csv`}>导出 CSV</ButtonLink>
      </div>
      {one !== undefined && (
        <ActBox key={one.person} procedure="election-roll" act="strike" dossier={head.id} village={election.village} seen={head.sequence} name={`从名单上去掉${one.name}`} open danger onDone={() => { setStriking(null); done() }} form={(form) => ({
          person: one.person, reason: inputNamed(form, 'reason'), ...(head.state === 'PUBLISHED' ? { objection: Number(inputNamed(form, 'objection') || '0') } : {}),
        })}>
          {(fault) => (
            <>
              <TextInput {...fault('reason')} name="reason" label={`为什么去掉${one.name}（${one.group}，${one.serial} 号）`} width={20} maxLength={200} />
              {head.state === 'PUBLISHED' && <Select {...fault('objection')} name="objection" label="按第几号异议更正" options={upheld.map(({ number, about }) => ({ value: String(number), label: `${number} 号：${about}` }))} />}
            </>
          )}
        </ActBox>
      )}
      {found.length === 0 ? <EmptyState title="名单上没有这样的人">{roll.complete ? '换个写法再找。应该有而没有的，在公布后五日内可以提异议。' : '还在取其余的人…'}</EmptyState> : (
        <>
          <DataTable caption={`${found.length} 人，第 ${at + 1} 页，共 ${pages} 页${roll.complete ? '' : '（还在取其余的人…）'}`} columns={columns} rows={found.slice(at * perPage, (at + 1) * perPage)} keyOf={({ person }) => person} narrow="stack" />
          {pages > 1 && (
            <ButtonRow>
              {at > 0 && <Button type="button" kind="ordinary" onClick={() => setPage(at - 1)}>上一页</Button>}
              {at + 1 < pages && <Button type="button" kind="ordinary" onClick={() => setPage(at + 1)}>下一页</Button>}
            </ButtonRow>
          )}
        </>
      )}
    </>
  )
}

const rollColumns: readonly Column<RollLine>[] = [
  { key: 'serial', head: '序号', figures: true, cell: ({ serial }) => serial }, { key: 'name', head: '姓名', names: true, cell: ({ name }) => name },
  { key: 'sex', head: '性别', cell: ({ sex }) => (sex === null ? '' : sexes[sex]) }, { key: 'group', head: '村民小组', cell: ({ group }) => group },
  { key: 'kind', head: '登记类别', cell: ({ registration }) => kinds[registration] },
]
