/** Changes to the tree: nothing of the past is altered; from the day on the new stands. Splitting asks where each household goes. */
import { useState } from 'react'
import { Button, ButtonRow, Message, TextArea, TextInput } from '../../../design/index.ts'
import { api } from '../../spa/api.ts'
import { dayTyped, today } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import type { RegionAnswer } from '../../spa/shapes.ts'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { useDeed } from '../use-deed.ts'
import { actNames, type HistoryAnswer, type RegionAct } from './region-shapes.ts'

type RegionActsProps = { answer: RegionAnswer; history: HistoryAnswer | null; onChanged(): void }
type Offered = Exclude<RegionAct, 're-parent'>
type Changed = { readonly warnings: readonly string[] }

export function RegionActs({ answer, history, onChanged }: RegionActsProps) {
  const { mandate } = useSession()
  const [chosen, setChosen] = useState<Offered | null>(null)
  const [warnings, setWarnings] = useState<readonly string[]>([])
  const deed = useDeed()
  const { region, children } = answer
  const village = region.level === 'GRID' ? region.parent?.code ?? null : null
  const around = useQuestion<RegionAnswer>(village === null ? null : `/api/regions/${village}`).answer
  const before = useQuestion<HistoryAnswer>(village === null ? null : `/api/regions/${village}/history`).answer
  const offered = offeredActs(answer, mandate.office)
  if (offered.length === 0) return null
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (chosen === null) return
    const form = event.currentTarget
    const about = { day: dayTyped(inputNamed(form, 'day')) ?? inputNamed(form, 'day'), reason: inputNamed(form, 'change-reason') }
    const body = bodyOf(chosen, form, answer, nextCodes(around ?? answer, before ?? history))
    deed.run(async () => { setWarnings((await api.post<Changed>('/api/region-acts', { ...body, ...about })).warnings) }, `${actNames[chosen]}已办好，从 ${about.day} 起。`, () => { setChosen(null); onChanged() })
  }
  return (
    <section className="section" aria-labelledby="region-acts-title">
      <h2 id="region-acts-title">调整</h2>
      <Outcome deed={deed} />
      {warnings.map((warning) => <Message key={warning} tone="warning">{warning}</Message>)}
      <ButtonRow>
        {offered.map((act) => (
          <Button key={act} type="button" kind={act === 'retire' ? 'danger' : 'ordinary'} aria-expanded={chosen === act} onClick={() => setChosen(chosen === act ? null : act)}>
            {act === 'open' ? '新开网格' : act === 'merge' ? '合并下面的网格' : `${actNames[act]}${region.shortName}`}
          </Button>
        ))}
      </ButtonRow>
      {chosen !== null && (
        <form key={chosen} className="panel" noValidate onSubmit={submit}>
          {chosen === 'rename' && <TextInput name="name" label="新名称" value={region.name} maxLength={100} width={20} />}
          {chosen === 'open' && <TextInput name="name" label="新网格的名称" hint="编号接着用过的最大的号。" maxLength={100} width={20} />}
          {chosen === 'merge' && <Mergeable grids={children} />}
          {chosen === 'split' && <Split code={region.code} name={region.shortName} />}
          <TextInput name="day" label="从哪天起" hint="不能晚于今天。年-月-日，例如 2026-11-23。" width={8} maxLength={12} value={today()} />
          <TextArea name="change-reason" label="依据和理由" rows={2} maxLength={500} />
          <p className="consequence">{chosen === 'rename' ? '代码不变，以前的名称仍可查。' : '以前各天的统计不变；旧编号永不再用；原来的任职要重新授予。'}</p>
          <ButtonRow>
            <Button aria-busy={deed.sending} kind={chosen === 'retire' ? 'danger' : 'primary'}>{`${actNames[chosen]}，从这一天起`}</Button>
            <Button type="button" kind="quiet" onClick={() => setChosen(null)}>先不调整</Button>
          </ButtonRow>
        </form>
      )}
    </section>
  )
}

function Mergeable({ grids }: { grids: RegionAnswer['children'] }) {
  return (
    <>
      <fieldset className="field">
        <legend className="field__label">把哪几个并成一个</legend>
        {grids.map(({ code, shortName }) => (
          <div className="choice" key={code}>
            <input className="choice__box" type="checkbox" id={`merge-${code}`} name="merge" value={code} />
            <label className="choice__label" htmlFor={`merge-${code}`}>{shortName}</label>
          </div>
        ))}
      </fieldset>
      <TextInput name="name" label="合并后的名称" maxLength={100} width={20} />
    </>
  )
}

type Household = { readonly id: string; readonly address: string | null; readonly head: { readonly name: string | null } | null }

/** Every household of the grid is given its new one; nobody is left in the old. */
function Split({ code, name }: { code: string; name: string }) {
  const households = useQuestion<{ items: readonly Household[]; next: string | null }>(`/api/households?region=${code}`)
  const items = households.answer?.items ?? []
  return (
    <>
      <TextInput name="first" label="第一个新网格的名称" value={`${name}甲`} maxLength={100} width={20} />
      <TextInput name="second" label="第二个新网格的名称" value={`${name}乙`} maxLength={100} width={20} />
      {households.refusal !== null && <Refused refusal={households.refusal} />}
      <table className="table table--stack edit-table">
        <caption>{`${items.length} 户，逐户定到哪个新网格`}</caption>
        <thead><tr><th scope="col">户主</th><th scope="col">住址</th><th scope="col">到哪个</th></tr></thead>
        <tbody>
          {items.map(({ id, address, head }) => (
            <tr key={id}>
              <th scope="row">{head?.name ?? '未登记'}</th>
              <td data-head="住址">{address ?? ''}</td>
              <td data-head="到哪个">
                <select className="input" name={`household ${id.slice(7)}`} aria-label={`${head?.name ?? ''}这户到哪个`} defaultValue="first">
                  <option value="first">第一个</option>
                  <option value="second">第二个</option>
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {households.answer?.next != null && <Message tone="warning">这个网格的户数太多，请联系技术人员用导入办理。</Message>}
    </>
  )
}

function offeredActs({ region, children }: RegionAnswer, office: string): Offered[] {
  const centre = office === 'CITY_CENTER' || office === 'COUNTY_CENTER'
  if (!centre && office !== 'SYS_ADMIN') return []
  return [
    ...(region.level === 'VILLAGE' ? ['open' as const] : []),
    ...(centre && region.level === 'VILLAGE' && children.length > 1 ? ['merge' as const] : []),
    ...(centre && region.level === 'GRID' ? ['split' as const] : []),
    ...(region.level === 'CITY' ? [] : ['rename' as const]),
    ...(centre && region.level === 'GRID' ? ['retire' as const] : []),
  ]
}

function bodyOf(act: Offered, form: HTMLFormElement, { region }: RegionAnswer, [first = '', second = '']: readonly string[]): object {
  const name = inputNamed(form, 'name')
  const typed = new FormData(form)
  switch (act) {
    case 'rename': return { act, region: region.code, name }
    case 'open': return { act, regions: [{ code: first, name }] }
    case 'merge': return { act, regions: typed.getAll('merge'), into: { code: first, name } }
    case 'retire': return { act, region: region.code }
    case 'split': return {
      act, region: region.code, into: [{ code: first, name: inputNamed(form, 'first') }, { code: second, name: inputNamed(form, 'second') }],
      assign: Object.fromEntries([...typed].flatMap(([key, value]) => (key.startsWith('household ') ? [[key.slice('household '.length), value === 'second' ? second : first]] : []))),
    }
  }
}

/** After the highest number that was ever used in the village, whatever became of it. */
function nextCodes({ region, path, children }: RegionAnswer, history: HistoryAnswer | null): string[] {
  const village = path.find(({ level }) => level === 'VILLAGE')?.code ?? region.code
  const used = [region.code, ...children.map(({ code }) => code), ...(history?.changes ?? []).flatMap(({ from, to }) => [...from, ...to])]
  const highest = Math.max(0, ...used.filter((code) => code.length === 15 && code.startsWith(village)).map((code) => Number(code.slice(12))))
  return [1, 2].map((step) => `${village}${String(highest + step).padStart(3, '0')}`)
}
