/**
 * 近亲属 across households (R-020): what the register of households cannot say is declared here, and only withdrawals end it. Members of one
 * household need no entry. Kept by the village for withdrawals in meetings and reviews, and for nothing else.
 */
import { useState } from 'react'
import { Button, Choice } from '../../../design/index.ts'
import { nearRelations } from '../../../core/kinship/kinship.ts'
import { api, withQuery } from '../../spa/api.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useLate } from '../../spa/late.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { useDeed } from '../use-deed.ts'
import type { PersonEntry, PersonRecord } from './person-shapes.ts'

type Named = { readonly id: string; readonly name: string | null }
type Kinship = { readonly id: string; readonly person: Named; readonly other: Named; readonly relationName: string; readonly declaredAt: string }

export function Kinships({ person }: { person: PersonRecord }) {
  const { mandate } = useSession()
  const keeps = mandate.office === 'VILLAGE_CADRE' || mandate.office === 'PARTY_SEC'
  const list = useQuestion<{ readonly items: readonly Kinship[] }>(keeps ? withQuery('/api/kinships', { relative: person.id }) : null)
  const deed = useDeed()
  if (!keeps) return null
  const withdraw = (one: Kinship) => deed.run(() => api.post(`/api/kinships/${one.id}/withdraw`, {}), '撤下了；以前按它回避过的会议不变。', list.again)
  return (
    <section className="section" aria-labelledby="kinships">
      <h2 id="kinships">近亲属（只用来回避）</h2>
      <p className="soft">配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女（R-020）。同一户的不用登记；分了户的，在这里登记，评星、议事、审核的时候自动提示回避。登记的两个人都查得到。</p>
      {list.refusal !== null && <Refused refusal={list.refusal} again={list.again} />}
      {list.answer !== null && list.answer.items.length === 0 && <p>没有登记同户以外的近亲属。</p>}
      <ul className="plain-list">
        {(list.answer?.items ?? []).map((one) => (
          <li key={one.id}>
            {`${one.other.name ?? '外地的人'}是${one.person.name ?? '外地的人'}的${one.relationName}`}
            {' '}
            <Button type="button" kind="quiet" aria-busy={deed.sending} onClick={() => withdraw(one)}>登记错了，撤下<span className="visually-hidden">{one.other.name}</span></Button>
          </li>
        ))}
      </ul>
      <Outcome deed={deed} />
      <Declare person={person} done={list.again} />
    </section>
  )
}

function Declare({ person, done }: { person: PersonRecord; done(): void }) {
  const { mandate } = useSession()
  const deed = useDeed()
  const [text, setText] = useState('')
  const [other, setOther] = useState<PersonEntry | null>(null)
  const asked = useLate(text.trim())
  const found = useQuestion<{ readonly items: readonly PersonEntry[] }>(asked === '' ? null : withQuery('/api/people', { region: mandate.region.code.slice(0, 12), text: asked }))
  const items = (found.answer?.items ?? []).filter(({ id }) => id !== person.id).slice(0, most)
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const relation = inputNamed(event.currentTarget, 'relation')
    deed.run(() => api.post('/api/kinships', { person: person.id, other: other?.id ?? '', relation }), '登记了。', () => { setOther(null); setText(''); done() })
  }
  return (
    <div className="panel">
      <h3>登记一位</h3>
      <label className="small soft" htmlFor="kin-text">姓名里的字</label>
      <input className="input" id="kin-text" type="search" autoComplete="off" maxLength={20} value={text} onChange={(event) => { setText(event.target.value); setOther(null) }} />
      <p className="small soft" role="status">{asked === '' || found.asking ? '' : items.length === 0 ? '本村登记里没有找到。' : `找到 ${items.length} 位，选一位。`}</p>
      {other === null && (
        <ul className="villagers">
          {items.map((one) => <li key={one.id}><Button type="button" kind="ordinary" onClick={() => setOther(one)}>{`${one.name}${one.birthYear === null ? '' : `，${one.birthYear} 年生`}`}</Button></li>)}
        </ul>
      )}
      {other !== null && (
        <form noValidate onSubmit={submit}>
          <Choice name="relation" label={`${other.name}是${person.name}的什么人`} options={Object.entries(nearRelations).map(([value, label]) => ({ value, label }))} />
          <Button aria-busy={deed.sending}>登记</Button>
        </form>
      )}
      <Outcome deed={deed} />
      {deed.refusal?.fields.map(({ pointer, sentence }) => <p key={pointer} className="field__error">{sentence}</p>)}
    </div>
  )
}

const most = 8
