/** People of one's region: little of many here; opening one record asks what for and leaves an access record the person sees. */
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { EmptyState, Message, Pager } from '../../../design/index.ts'
import { withQuery } from '../../spa/api.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { RegionChoice } from '../region-choice.tsx'
import { NumberSearch } from './number-search.tsx'
import { PeopleTable } from './people-table.tsx'
import type { PersonEntry, PurposeOption } from './person-shapes.ts'

type Answer = { readonly items: readonly PersonEntry[]; readonly next: string | null; readonly purposes: readonly PurposeOption[] }

export function PeoplePage() {
  const { mandate } = useSession()
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const [region, basis, text] = [address.get('region') ?? mandate.region.code, address.get('basis') ?? 'residence', address.get('text') ?? '']
  const people = useQuestion<Answer>(region.length < 6 ? null : withQuery('/api/people', { region, basis, text, cursor: address.get('cursor') }))
  const go = (change: Readonly<Record<string, string>>) => void navigate(withQuery('/people', { region, basis, text, ...change }))
  const items = people.answer?.items ?? []
  return (
    <Page title="人员">
      <h1>人员</h1>
      <p className="page__lead">名单只列姓名、性别、出生年份和住处。打开某个人要选明为了什么，本人能看到谁在什么时候为什么看过。</p>
      <form className="inline-form" role="search" onSubmit={(event) => { event.preventDefault(); go({ text: inputNamed(event.currentTarget, 'text') }) }}>
        <RegionChoice id="people-region" top={mandate.region} code={region} onChoose={(code) => go({ region: code })} />
        <div>
          <label className="small soft" htmlFor="people-basis">按什么算</label>
          <select className="input" id="people-basis" value={basis} onChange={(event) => go({ basis: event.target.value })}>
            <option value="residence">住在这里的</option>
            <option value="hukou">户籍在这里的</option>
          </select>
        </div>
        <div>
          <label className="small soft" htmlFor="people-text">姓名里的字</label>
          <input key={text} className="input" id="people-text" name="text" type="search" maxLength={20} defaultValue={text} />
        </div>
        <button className="button button--ordinary" type="submit">查找</button>
      </form>
      <SearchByNumber region={region} purposes={people.answer?.purposes ?? []} />
      {region.length < 6 && <Message>请先选一个县（区）。</Message>}
      {people.refusal !== null && <Refused refusal={people.refusal} again={people.again} />}
      {people.answer !== null && items.length === 0 && <EmptyState title="没有符合条件的人">换一个村或换几个字试试。</EmptyState>}
      {items.length > 0 && <PeopleTable people={items} caption={`本页 ${items.length} 人`} />}
      <Pager pager={{
        previous: address.get('cursor') === null ? null : withQuery('/console/people', { region, basis, text }),
        next: people.answer?.next == null ? null : withQuery('/console/people', { region, basis, text, cursor: people.answer.next }),
      }} />
    </Page>
  )
}

/** An exact number finds the person it belongs to; every hit is on record, so it asks what for. */
function SearchByNumber({ region, purposes }: { region: string; purposes: readonly PurposeOption[] }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="field-group" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>按身份证号或手机号查一个人</summary>
      {open && <NumberSearch region={region} purposes={purposes} />}
    </details>
  )
}
