/** One station or mobile box made ready: who works there and as what, the checklist, the papers received, the seal. */
import { useState } from 'react'
import { Choices, DataTable, StatusWord, TextInput } from '../../../design/index.ts'
import { boxKinds } from '../../../core/election/paper-box.ts'
import { barredDuties, checklist, duties, itemsFor, type Duty } from '../../../core/election/polling-place.ts'
import type { ElectionView, StationView } from '../../../core/view/elections.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { ActBox } from './act-box.tsx'
import { PersonPick } from './person-pick.tsx'
import type { WithRoll } from './use-roll.ts'

type StationProps = { election: ElectionView; station: StationView; roll: WithRoll; edits: boolean; done(): void }
type Worker = { readonly person: string; readonly duty: Duty }

export function StationReady({ election, station, roll, edits, done }: StationProps) {
  const nameOf = (person: string) => roll.lines.find((line) => line.person === person)?.name ?? election.committee?.members.find((one) => one.person === person)?.name ?? '一名工作人员'
  return (
    <section className="section" aria-label={`${station.number} 号 ${station.name}`}>
      <h2>{`${station.number} 号：${station.name}`}</h2>
      <p>{`${boxKinds[station.kind]} `}<StatusWord status={{ tone: station.state === 'READY' ? 'done' : 'waiting', word: station.stateName }} />{station.received > 0 ? `　领到选票 ${station.received} 张，封条 ${station.seal}` : ''}</p>
      {station.workers.length > 0 && <p>{`工作人员：${station.workers.map(({ person, duty }) => `${nameOf(person)}（${duties[duty]}）`).join('、')}。`}</p>}
      {edits && (station.state === 'PREPARING' || station.state === 'READY') && (
        <Ready key={station.sequence} election={election} station={station} roll={roll} nameOf={nameOf} done={done} />
      )}
    </section>
  )
}

function Ready({ election, station, roll, nameOf, done }: Omit<StationProps, 'edits'> & { nameOf(person: string): string }) {
  const [workers, setWorkers] = useState<readonly Worker[]>(station.workers)
  const candidates = new Set(roll.head?.candidates)
  const items = itemsFor(station.kind === 'mobile')
  const { staffLeast, scrutineersLeast } = election.rules
  const choose = (persons: readonly string[]) => setWorkers(persons.map((person) => workers.find((one) => one.person === person) ?? { person, duty: workers.filter(({ duty }) => duty === 'scrutineer').length < scrutineersLeast ? 'scrutineer' : 'register' }))
  const scrutineers = workers.filter(({ duty }) => duty === 'scrutineer').length
  const short = [...(workers.length < staffLeast ? [`工作人员还少 ${staffLeast - workers.length} 人`] : []), ...(scrutineers < scrutineersLeast ? [`监票人还少 ${scrutineersLeast - scrutineers} 人`] : [])]
  return (
    <ActBox
      procedure="election-box" act="ready" name={station.state === 'READY' ? `改${station.number} 号的准备` : `${station.number} 号准备好了`} dossier={station.box} village={election.village} seen={station.sequence} onDone={done}
      form={(form) => ({ workers, checked: new FormData(form).getAll(`checked-${station.number}`), received: Number(inputNamed(form, `received-${station.number}`) || 'NaN'), seal: inputNamed(form, `seal-${station.number}`) })}
    >
      {(fault) => (
        <>
          <PersonPick
            field={{ name: `workers-${station.number}`, label: '工作人员', hint: `至少 ${staffLeast} 人，其中监票人至少 ${scrutineersLeast} 人；候选人和他的近亲属不能唱票、计票、监票`, ...fault('workers') }} several chosen={workers.map(({ person }) => person)} onChoose={choose}
            people={roll.lines.filter(({ person }) => !candidates.has(person)).map(({ person, name, group, serial }) => ({ person, name, serial, hint: `${group}　${serial} 号` }))}
          />
          {workers.length > 0 && (
            <DataTable caption="谁做什么" rows={workers} keyOf={({ person }) => person} narrow="stack" columns={[
              { key: 'name', head: '姓名', names: true, cell: ({ person }) => nameOf(person) },
              {
                key: 'duty', head: '做什么', cell: ({ person, duty }) => (
                  <select className="input" aria-label={`${nameOf(person)}做什么`} value={duty} onChange={(event) => { const next = event.target.value as Duty; setWorkers(workers.map((one) => (one.person === person ? { person, duty: next } : one))) }}>
                    {Object.entries(duties).map(([value, label]) => <option key={value} value={value}>{`${label}${barredDuties.includes(value as Duty) ? '（候选人的近亲属不能做）' : ''}`}</option>)}
                  </select>
                ),
              },
            ]} />
          )}
          {short.length > 0 && <p className="soft">{`${short.join('，')}。`}</p>}
          <Choices {...fault('checked')} name={`checked-${station.number}`} label="做到一样勾一样" options={items.map((item) => ({ value: item, label: checklist[item] }))} />
          <TextInput {...fault('received')} name={`received-${station.number}`} label="领到多少张选票" kind="number" width={4} inputMode="numeric" {...(station.received > 0 ? { value: String(station.received) } : {})} />
          <TextInput {...fault('seal')} name={`seal-${station.number}`} label="封条编号" width={8} maxLength={60} value={station.seal} />
        </>
      )}
    </ActBox>
  )
}
