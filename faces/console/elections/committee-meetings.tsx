/** Meetings of the election committee: who was not there, and whether with a good reason; so many without one end the office (R-211). */
import { Select, TextInput } from '../../../design/index.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { CommitteeView, ElectionView } from '../../../core/view/elections.ts'
import { dayHint, dayTyped } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { ActBox } from './act-box.tsx'
import type { WithElection } from './use-election.ts'

export function CommitteeMeetings({ whole: { election, dossier, again }, committee }: { whole: WithElection & { readonly election: ElectionView }; committee: CommitteeView }) {
  const may = dossier?.acts.some(({ act, open, mine }) => act === 'record-meeting' && open && mine) === true
  return (
    <>
      {committee.meetings.length > 0 && (
        <details className="field-group"><summary>{`开过 ${committee.meetings.length} 次会`}</summary>
          <ul className="plain-list">
            {committee.meetings.map(({ on, about, absent }) => (
              <li key={`${on}${about}`}>{`${dayForVillagers(on)}：${about}。${absent.length === 0 ? '都到了。' : `没有来：${absent.map(({ name, excused }) => `${name}（${excused ? '有正当理由' : '无正当理由'}）`).join('、')}。`}`}</li>
            ))}
          </ul>
        </details>
      )}
      {may && (
        <ActBox procedure="village-election" act="record-meeting" dossier={election.id} village={election.village} seen={dossier.sequence} acts={dossier.acts} onDone={again} form={(form) => {
          const on = inputNamed(form, 'met-on')
          return {
            on: dayTyped(on) ?? on, about: inputNamed(form, 'about'),
            absent: committee.members.flatMap(({ person }) => { const how = inputNamed(form, `there-${person}`); return how === '' || how === 'yes' ? [] : [{ person, excused: how === 'excused' }] }),
          }
        }}>
          {(fault) => (
            <>
              <TextInput {...fault('on')} name="met-on" label="哪天开的" hint={dayHint} width={8} maxLength={12} value={election.today} />
              <TextInput {...fault('about')} name="about" label="议什么" width={20} maxLength={200} />
              {committee.members.map(({ person, name }) => (
                <Select key={person} name={`there-${person}`} label={name} value="yes" options={[{ value: 'yes', label: '到会' }, { value: 'excused', label: '没有来，有正当理由' }, { value: 'absent', label: '没有来，无正当理由' }]} />
              ))}
              <p className="soft small">{`无正当理由 ${election.rules.absencesEndOffice} 次不参加会议的，登记退出，由候补的递补。`}</p>
            </>
          )}
        </ActBox>
      )}
    </>
  )
}
