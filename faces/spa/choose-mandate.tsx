/** In which office does one work now? Only asked where a person holds several. */
import { useState } from 'react'
import { Message } from '../../design/index.ts'
import { api, refusalOf } from './api.ts'
import { useRegion, useUnits } from './reference.ts'
import type { HeldMandate, SignedIn } from './shapes.ts'

export function ChooseMandate({ view, take }: { view: SignedIn; take(view: SignedIn): void }) {
  const [error, setError] = useState<string | null>(null)
  if (view.mandates.length === 0) {
    return <Message title="这个账号现在没有任职">工作台只给有任职的工作人员用。请联系安全管理员授予任职；您自己的事项请从村民门户查看。</Message>
  }
  const choose = (id: string) => {
    api.put<SignedIn>('/api/session/mandate', { mandate: id }, { signingIn: true }).then(take)
      .catch((failure: unknown) => setError(refusalOf(failure)?.sentence ?? null))
  }
  return (
    <section aria-labelledby="mandates-title">
      <h2 id="mandates-title">今天以哪个身份办事</h2>
      {error !== null && <p role="alert" className="field__error">{error}</p>}
      <ul className="mandate-list">
        {view.mandates.map((mandate) => (
          <li key={mandate.id}>
            <button className="button button--ordinary" type="button" onClick={() => choose(mandate.id)}><MandateWords mandate={mandate} /></button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 演示镇 乡镇调度员 · 演示镇综治中心 */
export function MandateWords({ mandate, short = false }: { mandate: HeldMandate; short?: boolean }) {
  const region = useRegion(mandate.region.code)
  const units = useUnits(short || mandate.unit === null ? null : mandate.region.code)
  const unit = units.answer?.items.find(({ id }) => id === mandate.unit)?.name
  const place = region.answer?.region.shortName ?? ''
  return <>{`${place} ${mandate.officeName}`}{unit !== undefined && !short && <span className="soft">{` · ${unit}`}</span>}</>
}
