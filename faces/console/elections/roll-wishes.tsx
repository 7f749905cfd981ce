/** Villagers who asked to be registered: whoever is taken is entered first, then answered; nobody is left without an answer before the roll is published (R-202). */
import { Button, Checkbox, StatusWord, TextArea } from '../../../design/index.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { ElectionView, RegisterLine, RollView } from '../../../core/view/elections.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { ActBox } from './act-box.tsx'
import type { Enter } from './enter-people.ts'

type Props = { election: ElectionView; head: RollView; register: readonly RegisterLine[]; busy: boolean; enter: Enter; done(): void }

export function RollWishes({ election, head, register, busy, enter, done }: Props) {
  const open = head.wishes.filter(({ answer }) => answer === null)
  const answered = head.wishes.length - open.length
  if (head.wishes.length === 0) return null
  return (
    <section className="section-after">
      <h2>{`村民自己申请参加的，${open.length} 件等答复`}</h2>
      <ul className="election-rows">
        {open.map((wish) => {
          const line = register.find(({ person }) => person === wish.person)
          return (
            <li key={wish.number} className="panel">
              <h3>{`${wish.number} 号：${wish.name}`}</h3>
              <p><StatusWord status={{ tone: 'waiting', word: '等答复' }} />{` ${dayForVillagers(wish.on)}申请。${wish.kindName}${wish.since === null ? '' : `，从${dayForVillagers(wish.since)}起`}。`}</p>
              {wish.words !== '' && <p>{wish.words}</p>}
              {line !== undefined && wish.kind === 'away' && !busy && <p><Button type="button" kind="ordinary" onClick={() => enter([{ ...line, declared: true }])}>{`同意，先把${wish.name}列入名单`}</Button></p>}
              {line !== undefined && wish.kind === 'outside' && <p className="soft">同意的，在下面“户籍不在村”里登记会议决议、列入名单，再答复。</p>}
              {line === undefined && <p className="soft">已经在名单上，或者不在村里的登记里。</p>}
              <ActBox procedure="election-roll" act="answer-wish" name={`答复${wish.name}`} dossier={head.id} village={election.village} seen={head.sequence} onDone={done} form={(form) => ({ wish: wish.number, accepted: new FormData(form).has(`accepted-${wish.number}`), words: inputNamed(form, `answer-${wish.number}`) })}>
                {(fault) => (
                  <>
                    <Checkbox name={`accepted-${wish.number}`} label="同意，已经列入名单（不勾就是不同意）" />
                    <TextArea {...fault('words')} name={`answer-${wish.number}`} label="答复和理由" hint="会告诉本人" rows={2} maxLength={500} />
                  </>
                )}
              </ActBox>
            </li>
          )
        })}
      </ul>
      {answered > 0 && <p className="soft">{`已经答复 ${answered} 件。`}</p>}
    </section>
  )
}
