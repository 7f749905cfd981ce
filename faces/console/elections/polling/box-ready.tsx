/** 检查清单: everything that is seen to before the first ballot is handed out, and who works here. */
import { useState } from 'react'
import { checklist, duties, itemsFor, type Duty } from '../../../../core/election/polling-place.ts'
import type { PollingBox, PollingPerson, PollingVoters } from '../../../../core/view/polling.ts'
import { Message, TextInput } from '../../../../design/index.ts'
import { ActBox } from '../act-box.tsx'
import { VoterPick } from './parts.tsx'
import { useAsked } from './use-asked.ts'

type Worker = PollingPerson & { readonly duty: Duty }

export function BoxReady({ box, again }: { box: PollingBox; again(): void }) {
  const voters = useAsked<PollingVoters>(`/api/polling/boxes/${box.id}/voters`)
  const [workers, setWorkers] = useState<readonly Worker[]>(box.workers.map((one) => ({ ...one, duty: one.duty as Duty })))
  if (!box.mayManage) return <Message>选举委员会正在准备这个投票点。</Message>
  const add = ({ person, name }: PollingPerson) => setWorkers((before) => [...before, { person, name, duty: 'scrutineer' }])
  const put = (at: number, duty: Duty) => setWorkers((before) => before.map((one, index) => (index === at ? { ...one, duty } : one)))
  const scrutineers = new Set(workers.filter(({ duty }) => duty === 'scrutineer').map(({ person }) => person)).size
  return (
    <section className="section">
      <h2>{box.state === 'READY' ? '检查清单（已做到，可以再改）' : '检查清单'}</h2>
      <ActBox procedure="election-box" act="ready" dossier={box.id} village={box.village} seen={box.sequence} open onDone={again} form={(form) => readyForm(form, workers)}>
        {(fault) => (
          <>
            <fieldset className="field"><legend className="field__label">做到了哪些</legend>
              {itemsFor(box.kind === 'mobile').map((item) => (
                <label key={item} className="choice"><input className="choice__box" type="checkbox" name="checked" value={item} defaultChecked={box.checked.includes(item)} /><span className="choice__label">{checklist[item]}</span></label>
              ))}
              {fault('checked').error !== undefined && <p className="field__error">{fault('checked').error}</p>}
            </fieldset>
            <fieldset className="field"><legend className="field__label">{`工作人员（至少 ${box.least.staff} 人，监票至少 ${box.least.scrutineers} 人；现在 ${new Set(workers.map(({ person }) => person)).size} 人，监票 ${scrutineers} 人）`}</legend>
              <ul className="polling-workers">{workers.map((one, at) => (
                <li key={`${one.person}-${at}`}><span>{one.name}</span>
                  <select className="input" aria-label={`${one.name}做什么`} value={one.duty} onChange={(event) => put(at, event.target.value as Duty)}>{Object.entries(duties).map(([key, name]) => <option key={key} value={key}>{name}</option>)}</select>
                  <button type="button" className="button button--quiet" onClick={() => setWorkers(workers.filter((_, index) => index !== at))}>去掉<span className="visually-hidden">{one.name}</span></button></li>
              ))}</ul>
              <p className="polling-add">{box.committee.filter(({ person }) => !workers.some((one) => one.person === person)).map((one) => <button key={one.person} type="button" className="button button--ordinary" onClick={() => add(one)}>{`加 ${one.name}`}</button>)}</p>
              <VoterPick label="加别的人（名册上的号或者姓名）" voters={voters.value?.items ?? []} choose={add} />
              <p className="small soft">候选人和候选人的近亲属不能唱票、计票、监票。</p>
            </fieldset>
            <TextInput name="received" label="领到多少张选票" inputMode="numeric" width={8} value={box.received === 0 ? '' : String(box.received)} {...fault('received')} />
            <TextInput name="seal" label="空箱封条编号" width={12} value={box.seal} {...fault('seal')} />
          </>
        )}
      </ActBox>
    </section>
  )
}

function readyForm(form: HTMLFormElement, workers: readonly Worker[]): object {
  const data = new FormData(form)
  return { workers: workers.map(({ person, duty }) => ({ person, duty })), checked: data.getAll('checked'), received: Number(data.get('received')), seal: data.get('seal') }
}
