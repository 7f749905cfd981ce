/** A station or a mobile box, from its checklist to two equal counts: what is to be done now stands open, the rest is told (R-228, R-229). */
import { useParams } from 'react-router'
import type { PollingBox, SheetKey } from '../../../../core/view/polling.ts'
import { ButtonLink, Checkbox, EmptyState, Message, TextInput } from '../../../../design/index.ts'
import { Page } from '../../frame.tsx'
import { Refused } from '../../page-problem.tsx'
import { ActBox } from '../act-box.tsx'
import { BoxReady } from './box-ready.tsx'
import { BoxShut } from './box-shut.tsx'
import { sheetWords } from './quick.ts'
import { useAsked } from './use-asked.ts'
import './polling.css'

export const kindWords: Readonly<Record<string, string>> = { main: '中心会场', station: '投票站', mobile: '流动票箱' }

export function BoxPage() {
  const { box: id = '' } = useParams()
  const box = useAsked<PollingBox>(`/api/polling/boxes/${id}`, 10_000)
  return (
    <Page title="投票点">
      {box.value === null && box.refusal !== null && <Refused refusal={box.refusal} again={box.again} />}
      {box.value === null && box.refusal === null && <p role="status">正在打开投票点…</p>}
      {box.value !== null && <Station box={box.value} again={box.again} />}
    </Page>
  )
}

function Station({ box, again }: { box: PollingBox; again(): void }) {
  const preparing = box.state === 'PREPARING' || (box.state === 'READY' && box.stage === 'PREPARED')
  return (
    <>
      <p className="small"><a href={`/console/elections/polling/${box.election}`}>{`${box.villageName} ${box.term} 年选举　投票日`}</a></p>
      <h1>{box.name}<span className="soft">{`　${kindWords[box.kind] ?? ''}　第 ${box.round} 轮 ${box.number} 号`}</span></h1>
      <p><b>{box.stateName}</b>{box.rehearsal ? '　演练，没有效力。' : ''}</p>
      {box.state !== 'PREPARING' && <Standing box={box} />}
      {preparing && <BoxReady key={box.state} box={box} again={again} />}
      {box.state === 'READY' && (
        <section className="section">
          <h2>领票</h2>
          <p>{box.stage === 'VOTING' ? '正在投票，按名册上的号记“已领”。' : '开始投票以后，在这里按名册上的号记“已领”。'}</p>
          {box.mayWork && <ButtonLink href={`/console/elections/polling/boxes/${box.id}/marks`}>打开领票登记</ButtonLink>}
        </section>
      )}
      {box.state === 'READY' && box.stage === 'VOTING' && box.mayManage && <BoxShut box={box} again={again} />}
      {box.state === 'SHUT' && <Opening box={box} again={again} />}
      {box.state === 'COUNTING' && <Counting box={box} again={again} />}
      {(box.state === 'AGREED' || box.state === 'LOCKED') && <Message tone="success">两个人录入的一致，这个票箱数完了。各票箱都数完以后，在投票日页面合计。</Message>}
      {box.state === 'AGREED' && box.stage === 'COUNTING' && box.mayManage && <Redo box={box} again={again} sheets={['A']} />}
      {box.state === 'MIXED' && <Message>这个流动票箱的票混到别的投票点一起数。</Message>}
    </>
  )
}

function Standing({ box }: { box: PollingBox }) {
  return (
    <dl className="polling-facts">
      <div><dt>领到选票</dt><dd>{`${box.received} 张`}</dd></div><div><dt>已领</dt><dd>{`${box.marks} 号`}</dd></div><div><dt>封条</dt><dd>{box.seal}</dd></div>
      {box.shut !== null && <div><dt>封箱</dt><dd>{`剩 ${box.shut.unused} 张，作废 ${box.shut.spoilt} 张，发出 ${box.received - box.shut.unused - box.shut.spoilt} 张，封条 ${box.shut.seal}`}</dd></div>}
      <div><dt>工作人员</dt><dd>{box.workers.map(({ name }) => name).join('、')}</dd></div>
    </dl>
  )
}

function Opening({ box, again }: { box: PollingBox; again(): void }) {
  if (box.kind === 'mobile') return <EmptyState title="流动票箱不单独开">在会场或者投票站开箱的时候，把这个流动票箱混进去一起数，免得几张票单独被人看见。</EmptyState>
  if (box.stage !== 'COUNTING') return <Message>各投票点都封好、结束投票以后，当众开箱。</Message>
  if (!box.mayManage) return <Message>等选举委员会当众开箱。</Message>
  return (
    <ActBox procedure="election-box" act="open-count" dossier={box.id} village={box.village} seen={box.sequence} open onDone={again} form={(form) => ({ mixed: new FormData(form).getAll('mixed').map(Number), shuffled: new FormData(form).has('shuffled') })}>
      {(fault) => (
        <>
          {box.mixable.length > 0 && (
            <fieldset className="field"><legend className="field__label">混进来一起数的票箱</legend>
              {box.mixable.map(({ number, name, issued }) => <label key={number} className="choice"><input className="choice__box" type="checkbox" name="mixed" value={number} defaultChecked /><span className="choice__label">{`${number} 号 ${name}，${issued} 张`}</span></label>)}
              <p className="small soft">{`流动票箱，还有不多于 ${box.fewPapers} 张票的投票站，不单独开：几张票单独念，等于看见谁选了谁。`}</p>
              {fault('mixed').error !== undefined && <p className="field__error">{fault('mixed').error}</p>}
            </fieldset>
          )}
          <Checkbox {...fault('shuffled')} name="shuffled" label="票从箱里全部倒出、当众混匀以后再唱" />
        </>
      )}
    </ActBox>
  )
}

function Counting({ box, again }: { box: PollingBox; again(): void }) {
  return (
    <section className="section">
      <h2>唱票、录入</h2>
      <p>一个人唱，两个人各录一份，互相看不到；两份一致才算。大屏跟着甲份走，用录甲份的人的电脑打开第二个窗口投影。</p>
      <ul className="polling-seats">{(['A', 'B'] as const).map((copy) => <Seat key={copy} box={box} copy={copy} />)}</ul>
      {box.sheets.A?.mine === true && <p><ButtonLink href={`/console/elections/polling/${box.election}/hall`} kind="ordinary">打开公开唱票大屏</ButtonLink></p>}
      {box.differences !== null && (
        <Message tone="warning">
          {`两份不一致：${box.differences.figures.join('、')}。${box.differences.papers.length > 0 ? `请再看第 ${box.differences.papers.map(({ number }) => number).join('、')} 张，由录错的人更正。` : '请重新点票。'}`}
        </Message>
      )}
      {box.mayManage && (box.sheets.A !== null || box.sheets.B !== null) && <Redo box={box} again={again} sheets={(['A', 'B'] as const).filter((copy) => box.sheets[copy] !== null)} />}
    </section>
  )
}

function Seat({ box, copy }: { box: PollingBox; copy: SheetKey }) {
  const sheet = box.sheets[copy]
  const other = box.sheets[copy === 'A' ? 'B' : 'A']
  const words = sheet === null ? '还没有人录' : sheet.state === 'handed-in' ? `${sheet.name} 录完了` : `${sheet.name} 正在录`
  const open = (sheet === null && other?.mine !== true && box.mayWork) || sheet?.mine === true
  return <li><b>{sheetWords[copy]}</b><span>{words}</span>{open && <ButtonLink href={`/console/elections/polling/boxes/${box.id}/sheets/${copy}`}>{sheet === null ? '由我录这一份' : '打开这一份'}</ButtonLink>}</li>
}

/** With a reason: what was keyed in stays in the records. */
function Redo({ box, again, sheets }: { box: PollingBox; again(): void; sheets: readonly SheetKey[] }) {
  return (
    <ActBox procedure="election-box" act="redo-sheet" dossier={box.id} village={box.village} seen={box.sequence} danger onDone={again} form={(form) => Object.fromEntries(new FormData(form))}>
      {() => (
        <>
          <label className="field"><span className="field__label">哪一份</span><select className="input" name="sheet">{sheets.map((copy) => <option key={copy} value={copy}>{sheetWords[copy]}</option>)}</select></label>
          <TextInput name="reason" label="为什么重数" />
        </>
      )}
    </ActBox>
  )
}

