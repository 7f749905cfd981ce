/** One person's record. It opens only with a purpose; opening it is on record. Numbers stay masked unless asked for with a fresh code. */
import { useState } from 'react'
import { useParams } from 'react-router'
import { Button, ButtonRow, Choice, Facts, Message } from '../../../design/index.ts'
import { api, refusalOf, withQuery, type ApiRefusal } from '../../spa/api.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { useRegionNames } from '../region-names.ts'
import { Kinships } from './kinships.tsx'
import { genders, usualPurposes, type PersonRecord } from './person-shapes.ts'

export function PersonPage() {
  const { key = '' } = useParams()
  const [purpose, setPurpose] = useState<string | null>(null)
  const [person, setPerson] = useState<PersonRecord | null>(null)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const read = (what: string, show?: 'id-number' | 'phone') => {
    api.get<PersonRecord>(withQuery(`/api/people/${key}`, { purpose: what, show }))
      .then((answer) => { setPurpose(what); setPerson((before) => (before === null ? answer : { ...before, ...shownOf(answer, show) })); setRefusal(null) })
      .catch((failure: unknown) => setRefusal(refusalOf(failure)))
  }
  return (
    <Page title="人员档案">
      <p><a href="/console/people">回到名单</a></p>
      <h1>{person?.name ?? '人员档案'}</h1>
      {refusal !== null && <Refused refusal={refusal} />}
      {person === null || purpose === null
        ? <AskPurpose onGiven={read} />
        : <Record person={person} show={(what) => read(purpose, what)} />}
    </Page>
  )
}

function AskPurpose({ onGiven }: { onGiven(purpose: string): void }) {
  const [error, setError] = useState<string | null>(null)
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const purpose = inputNamed(event.currentTarget, 'purpose')
    if (purpose === '') setError('选一选为了什么')
    else onGiven(purpose)
  }
  return (
    <form noValidate onSubmit={submit}>
      <Message title="打开会留下记录">本人能看到：哪个单位、什么身份、什么时候、为了什么看过。</Message>
      <div className="section">
        <Choice name="purpose" label="为了什么打开" options={usualPurposes.map(({ key, name }) => ({ value: key, label: name }))} {...(error === null ? {} : { error })} />
      </div>
      <Button>打开这份档案</Button>
    </form>
  )
}

function Record({ person, show }: { person: PersonRecord; show(what: 'id-number' | 'phone'): void }) {
  const names = useRegionNames([person.residenceGrid ?? person.residenceVillage, person.hukouVillage].flatMap((code) => code ?? []))
  return (
    <>
      <Facts facts={[
        { name: '姓名', value: person.name },
        { name: '性别', value: genders[person.gender] },
        { name: '出生日期', value: person.birthDate ?? '没有登记' },
        { name: '身份证号', value: <span className="figures">{person.idNumber ?? '没有登记'}</span> },
        { name: '手机号', value: <span className="figures">{person.phone ?? '没有登记'}</span> },
        { name: '住在', value: names.get(person.residenceGrid ?? person.residenceVillage ?? '') ?? '外地' },
        { name: '户籍', value: names.get(person.hukouVillage ?? '') ?? '外地' },
      ]} />
      <p className="section soft">显示完整号码要再输一次动态口令，并单独留一条记录。</p>
      <ButtonRow>
        {person.phone?.includes('*') === true && <Button type="button" kind="ordinary" onClick={() => show('phone')}>显示完整手机号</Button>}
        {person.idNumber?.includes('*') === true && <Button type="button" kind="ordinary" onClick={() => show('id-number')}>显示完整身份证号</Button>}
      </ButtonRow>
      <Kinships person={person} />
    </>
  )
}

/** Only the number asked for; the other stays as it was. */
function shownOf(answer: PersonRecord, show: 'id-number' | 'phone' | undefined): Partial<PersonRecord> {
  if (show === 'phone') return { phone: answer.phone }
  return show === 'id-number' ? { idNumber: answer.idNumber } : answer
}
