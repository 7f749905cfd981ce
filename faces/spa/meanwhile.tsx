/** While somebody was typing, somebody else acted: what, by whom, whether the act still can be done, and what can be done instead. */
import { Button, ButtonRow, Message } from '../../design/index.ts'
import type { ApiRefusal } from './api.ts'
import { newsSince, newsWords } from './meanwhile-words.ts'
import type { DossierView } from './shapes.ts'

export { isConflict } from './meanwhile-words.ts'

type MeanwhileProps = {
  readonly view: DossierView
  /** The step that was last when the form was opened. */
  readonly since: number
  readonly act: string
  readonly refusal: ApiRefusal | null
  onChoose?(act: string): void
}

export function Meanwhile({ view, since, act, refusal, onChoose }: MeanwhileProps) {
  const news = newsSince(view, since)
  const own = view.acts.find((one) => one.act === act)
  const impossible = news.length > 0 && own?.open === false
  return (
    <div tabIndex={-1} data-focus="" className="meanwhile" role="alert">
      <Message tone="warning" title={impossible ? `“${own.name}”现在办不了了` : '您填写的时候，别人刚办过这件事'}>
        {news.length > 0
          ? <ul>{news.map((entry) => <li key={entry.sequence}>{newsWords(entry)}</li>)}</ul>
          : <p>{refusal?.sentence}</p>}
        {impossible
          ? <Impossible reasons={own.reasons.map(({ sentence }) => sentence)} />
          : <p>{news.length > 0 ? '您填的内容都还在。看过上面的变化，仍要办就点下面的按钮。' : '正在取最新的情况，您填的内容都还在。'}</p>}
        {impossible && onChoose !== undefined && <Instead view={view} onChoose={onChoose} />}
      </Message>
    </div>
  )
}

function Impossible({ reasons }: { reasons: readonly string[] }) {
  return (
    <>
      {reasons.map((sentence) => <p key={sentence}>{sentence}</p>)}
      <p>这一步没有办，您填的内容还留在下面，需要的话可以复制出来。</p>
    </>
  )
}

function Instead({ view, onChoose }: { view: DossierView; onChoose(act: string): void }) {
  const open = view.acts.filter((one) => one.open)
  if (open.length === 0) return <p>这件事现在没有需要您办的了。</p>
  return (
    <>
      <p>现在可以办：</p>
      <ButtonRow>{open.slice(0, 4).map(({ act, name }) => <Button key={act} type="button" kind="ordinary" onClick={() => onChoose(act)}>{name}</Button>)}</ButtonRow>
    </>
  )
}
