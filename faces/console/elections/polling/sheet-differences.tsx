/** After handing in: waiting for the other sheet, then which papers to look at again. Whoever erred corrects the own sheet; what the other says is not shown (R-228). */
import { useState } from 'react'
import { posts, postsByRank } from '../../../../core/election/posts.ts'
import type { PollingBox, PollingOwnSheet, SheetKey } from '../../../../core/view/polling.ts'
import { Button, ButtonRow, Message } from '../../../../design/index.ts'
import { Outcome } from '../../outcome.tsx'
import { useDeed } from '../../use-deed.ts'
import { linesOf, marksIn, reading, textOf, toggled, unreadableMark } from './ballot-keys.ts'
import { quick, sheetWords } from './quick.ts'
import { wordsOf } from './sheet-entry.tsx'
import { useAsked } from './use-asked.ts'

export function SheetDifferences({ box, copy, again }: { box: PollingBox; copy: SheetKey; again(): void }) {
  const own = useAsked<PollingOwnSheet>(`/api/polling/boxes/${box.id}/sheets/${copy}`)
  const [at, setAt] = useState<number | null>(null)
  const differences = box.differences
  const paper = differences?.papers.find(({ number }) => number === at)
  const say = (text: string) => wordsOf(reading(marksIn(text), box))
  return (
    <div className="sheet" data-size="elder">
      <h1>{`${box.name}　${sheetWords[copy]}`}</h1>
      <p>{`这一份交了，${own.value === null ? '' : `录了 ${own.value.papers} 张。`}`}</p>
      {differences === null ? <Message>等另一份录完，就核对。页面会自己更新。</Message> : (
        <>
          <Message tone="warning">{`两份不一致：${differences.figures.join('、')}。`}</Message>
          {differences.papers.length > 0 && <p>下面几张两份录得不一样。请从票堆里拿出这几张（按唱票的顺序数），当众再看一遍，录错的一份更正。另一份录了什么这里不说。</p>}
          {differences.papers.length === 0 && <p>每一张录得都一样，是箱里的张数不一样：请重新点票，录错的一份重数。</p>}
          <table className="table"><caption className="visually-hidden">不一样的选票</caption>
            <thead><tr><th scope="col">第几张</th><th scope="col">哪里不一样</th><th scope="col">您录的</th><th scope="col">更正</th></tr></thead>
            <tbody>{differences.papers.map(({ number, posts: where, own: text }) => (
              <tr key={number}><th scope="row">{`第 ${number} 张`}</th><td>{where.join('、')}</td><td>{text === null ? '没有这一张' : say(text)}</td>
                <td>{text !== null && <Button type="button" kind="ordinary" onClick={() => setAt(number)}>再看、更正</Button>}</td></tr>
            ))}</tbody>
          </table>
          {paper?.own != null && <Correct key={paper.number} box={box} copy={copy} number={paper.number} own={paper.own} done={() => { setAt(null); again() }} />}
        </>
      )}
      <p><a href={`/console/elections/polling/boxes/${box.id}`}>{`回${box.name}`}</a></p>
    </div>
  )
}

function Correct({ box, copy, number, own, done }: { box: PollingBox; copy: SheetKey; number: number; own: string; done(): void }) {
  const [marks, setMarks] = useState(marksIn(own))
  const deed = useDeed()
  const submit = () => deed.run(async () => {
    await quick(`/api/polling/boxes/${box.id}/sheets/${copy}/acts`, 'correct', { paper: number, now: textOf(marks), reason: `第 ${number} 张当众再看，录错了` })
    await quick(`/api/polling/boxes/${box.id}/acts`, 'compare', {}).catch(() => undefined)
  }, `第 ${number} 张更正了。`, done)
  const others = box.others.map(({ name }, at) => ({ name, at: at + 1 }))
  return (
    <section className="sheet__hand" aria-label={`更正第 ${number} 张`}>
      <h2>{`第 ${number} 张应当是`}</h2>
      {postsByRank.filter((post) => box.seats[post] > 0).map((post) => (
        <fieldset key={post} className="sheet__post"><legend>{posts[post]}</legend>
          {[
            ...linesOf(box.slate, box.seats).filter((line) => line.post === post), ...others.map((one) => ({ mark: `${unreadableMark(post).slice(0, 1)}o${one.at}`, name: `${one.name}（另选）` })), { mark: unreadableMark(post), name: '看不清' },
          ].map(({ mark, name }) => (
            <label key={mark} className="choice"><input className="choice__box" type="checkbox" checked={marks.includes(mark)} onChange={() => setMarks(toggled(marks, mark))} /><span className="choice__label">{name}</span></label>
          ))}
        </fieldset>
      ))}
      <p role="status">{wordsOf(reading(marks, box))}</p>
      <Outcome deed={deed} />
      <ButtonRow><Button type="button" aria-busy={deed.sending} onClick={submit}>这样更正</Button></ButtonRow>
    </section>
  )
}
