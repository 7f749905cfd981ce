/** Objections to the roll: taken for five days, ruled upon in three, the result published; the upheld ones open the roll for a correction (R-205). */
import { Checkbox, Choice, EmptyState, Message, StatusWord, TextArea, TextInput } from '../../../design/index.ts'
import { dayForVillagers, daysBetween } from '../../../core/time/index.ts'
import type { ElectionView, RollView } from '../../../core/view/elections.ts'
import { objectionKinds } from '../../../procedures/election-roll/roll-file.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { ActBox } from './act-box.tsx'

export function RollObjections({ election, head, done }: { election: ElectionView; head: RollView; done(): void }) {
  const own = { procedure: 'election-roll' as const, dossier: head.id, village: election.village, seen: head.sequence, onDone: done }
  const takes = head.state === 'PUBLISHED' && head.objectUntil !== null && election.today <= head.objectUntil
  const left = head.objectUntil === null ? 0 : daysBetween(election.today, head.objectUntil)
  return (
    <>
      {head.objectUntil !== null && (
        <Message>{takes ? `到${dayForVillagers(head.objectUntil)}为止可以提异议，${left === 0 ? '今天是最后一天' : `还有 ${left} 天`}。收到后三日内决定，并公布结果。` : `提异议的期限到${dayForVillagers(head.objectUntil)}已经过了。还有意见的，可以向乡镇、县里反映，或者向法院起诉。`}</Message>
      )}
      {takes && election.duties.committee && (
        <ActBox {...own} act="record-objection" form={(form) => ({ kind: inputNamed(form, 'kind'), about: inputNamed(form, 'about'), words: inputNamed(form, 'words') })}>
          {(fault) => (
            <>
              <Choice {...fault('kind')} name="kind" label="哪一类" options={Object.entries(objectionKinds).map(([value, label]) => ({ value, label }))} />
              <TextInput {...fault('about')} name="about" label="关于谁" hint="姓名和小组，不写身份证号、电话" width={12} maxLength={60} />
              <TextArea {...fault('words')} name="words" label="怎么回事" rows={3} maxLength={500} />
            </>
          )}
        </ActBox>
      )}
      {head.objections.length === 0 && <EmptyState title="还没有异议">村民当面、书面或者在群众端提的，登记以后列在这里。</EmptyState>}
      <ol className="election-rows">
        {head.objections.map((one) => {
          const late = one.ruling === null && one.rulingDue < election.today
          return (
            <li key={one.number} className="panel">
              <h3>{`${one.number} 号：${one.kind}，${one.about}`}</h3>
              <p><StatusWord status={one.ruling === null ? { tone: late ? 'alarm' : 'waiting', word: late ? '过了三日' : '等决定' } : { tone: 'done', word: one.ruling.upheld ? '成立' : '不成立' }} />{` ${dayForVillagers(one.on)}收到${one.ruling === null ? `，最晚${dayForVillagers(one.rulingDue)}决定` : `，${dayForVillagers(one.ruling.on)}决定`}`}</p>
              <p>{one.words}</p>
              {one.ruling !== null && <p>{`决定：${one.ruling.words}`}</p>}
              {one.ruling?.upheld === true && head.state === 'PUBLISHED' && <p className="soft">成立的，接着更正：该补的到“登记”，该去掉的到“名单”，都选这一号异议。</p>}
              {one.ruling === null && election.duties.committee && head.state === 'PUBLISHED' && (
                <ActBox {...own} act="rule" name={`决定 ${one.number} 号异议`} form={(form) => ({ objection: one.number, upheld: new FormData(form).has(`upheld-${one.number}`), words: inputNamed(form, `words-${one.number}`) })}>
                  {(fault) => (
                    <>
                      <Checkbox name={`upheld-${one.number}`} label="异议成立（不勾就是不成立）" />
                      <TextArea {...fault('words')} name={`words-${one.number}`} label="决定和理由" rows={2} maxLength={500} />
                    </>
                  )}
                </ActBox>
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}
