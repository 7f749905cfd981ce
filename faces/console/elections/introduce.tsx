/** How the candidates introduce themselves: everybody at the same length and for as long, by name, nobody first. */
import { TextArea, TextInput } from '../../../design/index.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { ElectionView, NamedPerson } from '../../../core/view/elections.ts'
import { dayHint, dayTyped } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { ActBox } from './act-box.tsx'
import type { WithElection } from './use-election.ts'

export function Introduce({ whole: { election, dossier, again } }: { whole: WithElection & { readonly election: ElectionView } }) {
  const { introduced, rules } = election
  const may = dossier?.acts.some(({ act, open, mine }) => act === 'introduce' && open && mine) === true
  const standing: readonly NamedPerson[] = election.nominees.filter(({ withdrawn }) => withdrawn === '').toSorted((one, other) => one.name.localeCompare(other.name, 'zh-Hans-CN'))
  return (
    <>
      {introduced !== null && (
        <details className="field-group"><summary>{`候选人介绍，${dayForVillagers(introduced.on)}在${introduced.where}见面，每人 ${rules.introductionMinutes} 分钟`}</summary>
          {introduced.lines.map(({ name, text }) => <section key={name}><h3>{name}</h3><p>{text}</p></section>)}
        </details>
      )}
      {may && standing.length > 0 && (
        <ActBox procedure="village-election" act="introduce" dossier={election.id} village={election.village} seen={dossier.sequence} acts={dossier.acts} onDone={again} form={(form) => {
          const on = inputNamed(form, 'introduced-on')
          return { on: dayTyped(on) ?? on, where: inputNamed(form, 'introduced-where'), lines: standing.map(({ person }) => ({ person, text: inputNamed(form, `text-${person}`), minutes: rules.introductionMinutes })) }
        }}>
          {(fault) => (
            <>
              <p className="soft">{`人人一样：每人最多 ${rules.introductionLongest} 个字，见面会每人讲 ${rules.introductionMinutes} 分钟。按姓名排，不能把谁放到前面。`}</p>
              <TextInput {...fault('on')} name="introduced-on" label="哪天和村民见面" hint={dayHint} width={8} maxLength={12} />
              <TextInput {...fault('where')} name="introduced-where" label="在哪里" width={20} maxLength={200} />
              {standing.map(({ person, name }, at) => <TextArea key={person} {...fault(`lines.${at}.text`)} name={`text-${person}`} label={`${name}的自我介绍`} rows={3} maxLength={rules.introductionLongest} />)}
            </>
          )}
        </ActBox>
      )}
    </>
  )
}
