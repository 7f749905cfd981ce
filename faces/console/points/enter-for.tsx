/** For whoever has no phone: found by the head's name, claimed or exchanged with the household's consent, a slip to take home. */
import { useState } from 'react'
import { Button, Choice, EmptyState, Select, TextInput } from '../../../design/index.ts'
import { consents } from '../../../procedures/points-passbook/passbook-file.ts'
import { withQuery } from '../../spa/api.ts'
import { dayHint, dayTyped, today } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useQuestion } from '../../spa/question.ts'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { useDeed } from '../use-deed.ts'
import { sendAct } from './send-act.ts'
import type { FoundHousehold, VillagePoints } from './shapes.ts'

type Slip = { readonly head: string; readonly words: string }

export function EnterFor({ points, onChanged }: { points: VillagePoints; onChanged(): void }) {
  const [text, setText] = useState('')
  const [household, setHousehold] = useState<FoundHousehold | null>(null)
  const found = useQuestion<{ readonly items: readonly FoundHousehold[] }>(text === '' ? null : withQuery(`/api/points/${points.region.code}/households`, { text }))
  return (
    <section className="section" aria-labelledby="enter-for">
      <h2 id="enter-for" className="no-print">替一户申报、兑换</h2>
      <p className="small soft no-print">老人不用手机，由村里代办：写明户里怎么同意的，打一张条子给他。</p>
      <form className="inline-form no-print" role="search" onSubmit={(event) => { event.preventDefault(); setHousehold(null); setText(inputNamed(event.currentTarget, 'text')) }}>
        <div>
          <label className="small soft" htmlFor="household-text">户主姓名里的字</label>
          <input className="input" id="household-text" name="text" type="search" maxLength={20} />
        </div>
        <button className="button button--ordinary" type="submit">找这一户</button>
      </form>
      {found.refusal !== null && <Refused refusal={found.refusal} again={found.again} />}
      {household === null && found.answer !== null && found.answer.items.length === 0 && <EmptyState title="没有找到">换几个字试试。</EmptyState>}
      {household === null && (
        <ul className="plain-list no-print">
          {(found.answer?.items ?? []).map((one) => (
            <li key={one.household}><Button kind="ordinary" type="button" onClick={() => setHousehold(one)}>{`${one.head}${one.group === '' ? '' : `（${one.group}）`}，现在 ${one.balance} 分`}</Button></li>
          ))}
        </ul>
      )}
      {household !== null && <ForHousehold key={household.household} points={points} household={household} onDone={() => { found.again(); onChanged() }} onOther={() => setHousehold(null)} />}
    </section>
  )
}

function ForHousehold({ points, household, onDone, onOther }: { points: VillagePoints; household: FoundHousehold; onDone(): void; onOther(): void }) {
  const deed = useDeed()
  const [slip, setSlip] = useState<Slip | null>(null)
  const [opened, setOpened] = useState(household.opened)
  const [round, setRound] = useState(0)
  const rules = points.inForce?.contents.rules ?? []
  const things = (points.things ?? []).filter(({ onShelf, stock }) => onShelf && stock > 0)
  const send = async (act: string, form: object) => {
    if (!opened) {
      await sendAct({ dossier: household.dossier, act: 'open', form: { village: points.region.code, household: household.household }, procedure: 'points-passbook' })
      setOpened(true)
    }
    await sendAct({ dossier: household.dossier, act, form })
  }
  const run = (act: string, form: object, done: string, words: string) => deed.run(() => send(act, form), done, () => { setSlip({ head: household.head, words }); setRound((count) => count + 1); onDone() })
  return (
    <div className="panel">
      <h3 className="no-print">{`${household.head}家，现在 ${household.balance} 分`}</h3>
      <p className="no-print"><Button kind="quiet" type="button" onClick={onOther}>换一户</Button></p>
      <Outcome deed={deed} />
      {slip !== null && <PrintedSlip slip={slip} village={points.region.name} />}
      <form key={`claim ${round}`} className="no-print" noValidate onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const rule = rules.find(({ code }) => code === inputNamed(form, 'rule'))
        const typed = inputNamed(form, 'points')
        const amount = typed === '' ? rule?.least ?? 0 : Number(typed)
        const on = dayTyped(inputNamed(form, 'on')) ?? inputNamed(form, 'on')
        const body = { rule: rule?.code ?? '', points: amount, on, words: inputNamed(form, 'words'), evidence: inputNamed(form, 'evidence'), consent: inputNamed(form, 'consent') }
        run('claim', body, '申报交上去了，等另一个人审核。', `申报积分：${rule?.name ?? ''} ${amount} 分，${on}：${body.words}。等另一个人审核。`)
      }}>
        <h4>申报积分</h4>
        <Select name="rule" label="做了哪一项" options={rules.map(({ code, name, least, most }) => ({ value: code, label: `${name}（${least === most ? least : `${least}–${most}`} 分）` }))} />
        <TextInput name="points" label="几分" hint="只有一个分数的可以不填" optional width={4} inputMode="numeric" />
        <TextInput name="on" label="哪天的事" hint={dayHint} width={8} maxLength={12} value={today()} />
        <TextInput name="words" label="做了什么" maxLength={200} />
        <TextInput name="evidence" label="怎么能证明" maxLength={300} />
        <Choice name="consent" label="户里怎么同意的" options={Object.entries(consents).map(([value, label]) => ({ value, label }))} />
        <Button aria-busy={deed.sending}>替这一户申报</Button>
      </form>
      {things.length > 0 && (
        <form key={`redeem ${round}`} className="no-print section" noValidate onSubmit={(event) => {
          event.preventDefault()
          const form = event.currentTarget
          const thing = things.find(({ number }) => String(number) === inputNamed(form, 'thing'))
          const quantity = Number(inputNamed(form, 'quantity'))
          run('redeem', { thing: thing?.number ?? 0, quantity, consent: inputNamed(form, 'redeem-consent') }, '换好了，在上面“等人来领”里。', `兑换：${thing?.name ?? ''} ${quantity} ${thing?.unit ?? ''}，${(thing?.cost ?? 0) * quantity} 分。`)
        }}>
          <h4>兑换</h4>
          <Select name="thing" label="换什么" options={things.map(({ number, name, unit, cost, stock }) => ({ value: String(number), label: `${name}，每${unit} ${cost} 分，还有 ${stock}` }))} />
          <TextInput name="quantity" label="几份" width={4} inputMode="numeric" value="1" />
          <Choice name="redeem-consent" label="户里怎么同意的" options={Object.entries(consents).map(([value, label]) => ({ value, label }))} />
          <Button aria-busy={deed.sending}>替这一户兑换</Button>
        </form>
      )}
    </div>
  )
}

/** Printed alone: everything else on the page stays on the screen. */
function PrintedSlip({ slip, village }: { slip: Slip; village: string }) {
  return (
    <section className="slip" aria-label="给这一户的条子">
      <p><b>{`${village} 积分凭条`}</b></p>
      <p>{`${slip.head}家`}</p>
      <p>{slip.words}</p>
      <p className="soft small">{`${today()}。只有您家和村里经办人知道您家的积分；不收任何费用。`}</p>
      <p className="no-print"><Button kind="ordinary" type="button" onClick={() => print()}>打印条子</Button></p>
    </section>
  )
}
