/** What the session says while one works: a word before it ends for idleness, and the question for a fresh one-time code. */
import { useEffect, useRef, useState } from 'react'
import { Button, ButtonRow, TextInput } from '../../design/index.ts'
import { api, refusalOf, setCsrf, type SignedInAs } from './api.ts'
import { inputNamed } from './form-inputs.ts'
import type { SignedIn, SignedOut } from './shapes.ts'

/** Two minutes before the end the person is told; moving on in any way goes on. */
const warnBefore = 2 * 60_000

export function IdleNotice({ session, answeredAt, over }: { session: SignedIn; answeredAt: number; over(): void }) {
  const [now, setNow] = useState(() => Date.now())
  const idleTime = useRef(0)
  useEffect(() => { idleTime.current = session.idleEndsAt - Date.now() }, [session])
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000)
    return () => clearInterval(timer)
  }, [])
  const endsAt = Math.min(answeredAt + idleTime.current, session.absoluteEndsAt)
  const ended = idleTime.current > 0 && now >= endsAt + 5_000
  useEffect(() => { if (ended) over() }, [ended, over])
  if (idleTime.current <= 0 || now < endsAt - warnBefore || ended) return null
  const stay = () => { api.get('/api/tasks/count').catch(() => undefined) }
  return (
    <div className="session-notice no-print" role="status">
      <p>您已经一会儿没有操作，两分钟内会自动退出。填了一半的内容会留着。</p>
      <Button type="button" kind="ordinary" onClick={stay}>我还在用</Button>
    </div>
  )
}

/** Two accounts in one browser: the other one signed in last, so nothing can be done here in the own name. What was typed stays. */
export function SomebodyElse({ now }: { now: SignedInAs }) {
  const signInAgain = () => {
    // The token of this page is the older session's; to sign the other one out its own is needed.
    api.get<SignedIn | SignedOut>('/api/session', { signingIn: true })
      .then(async (view) => { if (view.signedIn) { setCsrf(view.csrf); await api.delete('/api/session', { signingIn: true }) } })
      .catch(() => undefined).finally(() => location.reload())
  }
  return (
    <section className="session-notice session-notice--ask no-print" role="alert" aria-labelledby="somebody-else-title">
      <h2 id="somebody-else-title">{`这个浏览器现在登录的是${now.words}`}</h2>
      <p>刚才这一步没有办。您在这一页填的内容还在，需要的话先复制出来，再选一个。</p>
      <Button type="button" kind="ordinary" onClick={() => location.reload()}>刷新，以现在的身份继续</Button>
      <Button type="button" kind="quiet" onClick={signInAgain}>退出这个身份，重新登录</Button>
    </section>
  )
}

/** Some acts ask for the one-time code again (重要操作再确认). In place, nothing below is lost. */
export function StepUp({ take, done }: { take(view: SignedIn): void; done(given: boolean): void }) {
  const [error, setError] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => { form.current?.querySelector('input')?.focus() }, [])
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = inputNamed(event.currentTarget, 'step-up-code')
    api.post<SignedIn>('/api/session', { method: 'step-up', code }, { signingIn: true })
      .then((view) => { take(view); done(true) })
      .catch((failure: unknown) => setError(refusalOf(failure)?.sentence ?? null))
  }
  return (
    <section className="session-notice session-notice--ask no-print" aria-labelledby="step-up-title">
      <form ref={form} noValidate onSubmit={submit}>
        <h2 id="step-up-title">这一步要再确认是您本人</h2>
        <TextInput
          name="step-up-code" label="动态口令" hint="认证器上的 6 位数字，每个只能用一次。" width={8} inputMode="numeric" maxLength={6}
          autoComplete="one-time-code" {...(error === null ? {} : { error })}
        />
        <ButtonRow>
          <Button>确认是我，继续办</Button>
          <Button type="button" kind="quiet" onClick={() => done(false)}>先不办</Button>
        </ButtonRow>
      </form>
    </section>
  )
}
