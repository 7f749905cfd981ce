/** 资产台账、资源台账: what the collective owns, read in from a table, corrected and written off with what was written before kept. */
import { useState } from 'react'
import { useParams } from 'react-router'
import { Button, ButtonRow, DataTable, EmptyState, Facts, TextInput, type Column } from '../../../design/index.ts'
import { mu, propertyColumns, propertyNames, type PropertyKind } from '../../../core/collective-economy/index.ts'
import { yuan } from '../../../core/open-affairs/index.ts'
import type { Inventory, PropertyRow, ReadTable } from '../../../core/view/collective-economy.ts'
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

export function InventoryPage() {
  const { village = '', kind: asked = 'assets' } = useParams()
  const kind: PropertyKind = asked === 'resources' ? 'resources' : 'assets'
  const { mandate } = useSession()
  const inventory = useQuestion<Inventory>(`/api/collective-economy/inventories/${village}/${kind}`)
  const { answer } = inventory
  const keeps = ['VILLAGE_CADRE', 'PARTY_SEC'].includes(mandate.office)
  return (
    <Page title={propertyNames[kind]}>
      <h1>{`${answer?.village.name ?? ''}${propertyNames[kind]}`}</h1>
      <Rooms here={kind} village={village} />
      {inventory.refusal !== null && <Refused refusal={inventory.refusal} again={inventory.again} />}
      {answer === null && inventory.asking && <p role="status">正在取台账…</p>}
      {answer !== null && (
        <>
          <Facts facts={[
            { name: '在册', value: `${answer.sums.lines} 行：自用 ${answer.sums.own}、出租发包 ${answer.sums.let}、闲置 ${answer.sums.idle}` },
            { name: kind === 'assets' ? '原值' : '面积', value: kind === 'assets' ? `${yuan(answer.sums.fen)} 元` : `${mu(answer.sums.amount)} 亩` },
            { name: '核销了', value: `${answer.sums.gone} 行` }, { name: '上次清查', value: answer.stockOn ?? '还没有清查过' },
          ]} />
          {keeps && <Import key={String(answer.opened)} inventory={answer} done={inventory.again} />}
          {answer.rows.length === 0 ? <EmptyState title="还没有登记">导入一张表，或者请村里的报账员登记。</EmptyState>
            : <DataTable caption="在册的" columns={columnsOf(kind)} rows={answer.rows} keyOf={({ number }) => String(number)} narrow="stack" />}
          {mandate.office === 'VILLAGE_SUPERVISOR' && answer.opened && <Stock inventory={answer} done={inventory.again} />}
          <p className="no-print">
            <a href={`/api/collective-economy/inventories/${village}/${kind}/xlsx`} download>下载 Excel 表格</a>
            {answer.opened && <>{' · '}<a href={`/console/dossiers/${answer.dossier}`}>更正、核销一行，看经过</a></>}
          </p>
        </>
      )}
    </Page>
  )
}

/** The first table opens the inventory as well. */
function Import({ inventory, done }: { inventory: Inventory; done(): void }) {
  const deed = useDeed()
  const [read, setRead] = useState<Extract<ReadTable, { ok: true }> | null>(null)
  const lines = read?.property ?? []
  const { kind, dossier, village } = inventory
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    deed.run(async () => {
      if (!inventory.opened) await sendAct({ dossier, procedure: 'collective-property', act: 'open', form: { village: village.code, kind } })
      await sendAct({ dossier, act: 'enter-property', form: { lines } })
    }, `${lines.length} 行都登记了。`, () => { setRead(null); done() })
  }
  return (
    <details className="field-group no-print">
      <summary>从 Excel 导入</summary>
      <form onSubmit={submit}>
        <ReadIn shape={kind} label="选一张表（Excel 或者 CSV）" hint={`表头：${propertyColumns[kind].join('、')}`} onRead={setRead} />
        {lines.length > 0 && (
          <>
            <p role="status">{`读到 ${lines.length} 行。看对了再登记。`}</p>
            <DataTable caption="前 20 行" columns={columnsOf(kind).filter(({ key }) => key !== 'number')} rows={lines.slice(0, 20).map((one, nth) => ({ ...one, number: nth + 1, corrected: 0 }))} keyOf={({ number }) => String(number)} narrow="scroll" />
            <ButtonRow><Button>{`登记这 ${lines.length} 行`}</Button></ButtonRow>
          </>
        )}
        <Outcome deed={deed} />
      </form>
    </details>
  )
}

function Stock({ inventory, done }: { inventory: Inventory; done(): void }) {
  const deed = useDeed()
  return (
    <form className="section no-print" onSubmit={(event) => { event.preventDefault(); const words = inputNamed(event.currentTarget, 'words'); deed.run(() => sendAct({ dossier: inventory.dossier, act: 'take-stock', form: { words } }), '清查登记了。', done) }}>
      <h2>登记清查</h2>
      <TextInput name="words" label="清查的结果" width={20} maxLength={500} />
      <ButtonRow><Button>登记清查</Button></ButtonRow>
      <Outcome deed={deed} />
    </form>
  )
}

const columnsOf = (kind: PropertyKind): readonly Column<PropertyRow>[] => [
  { key: 'number', head: '行', cell: ({ number, corrected }) => (corrected > 0 ? `${number}（更正过 ${corrected} 次）` : String(number)) },
  { key: 'name', head: '名称', names: true, cell: ({ name, code }) => <>{name}<span className="soft small">{` ${code}`}</span></> },
  { key: 'kind', head: '类型', cell: ({ kind: sort }) => sort },
  { key: 'amount', head: kind === 'assets' ? '数量' : '面积', figures: true, cell: ({ amount }) => (kind === 'assets' ? String(amount) : `${mu(amount)} 亩`) },
  ...(kind === 'assets' ? [{ key: 'fen', head: '原值', figures: true, cell: ({ fen }: PropertyRow) => `${yuan(fen)} 元` }, { key: 'since', head: '购建', cell: ({ since }: PropertyRow) => since }] : []),
  { key: 'where', head: '坐落', cell: ({ where }) => where },
  { key: 'use', head: '现状', cell: ({ use }) => useWords[use] ?? use },
]
const useWords: Readonly<Record<string, string>> = { own: '自用', let: '出租发包', idle: '闲置' }
