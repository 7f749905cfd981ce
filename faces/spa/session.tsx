/**
 * Who is signed in, and under which mandate. While nobody is, the sign-in stands in front of the page; the page below stays as it
 * was, so nothing typed is lost when a session ends. A fresh second factor is asked for in place when an act needs it.
 */
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { api, configureApi, listenToApi, refusalOf, setCsrf, standStill, type ApiRefusal, type Face, type SignedInAs } from './api.ts'
import { MovedTime } from './moved-time.tsx'
import { IdleNotice, SomebodyElse, StepUp } from './session-notices.tsx'
import type { HeldMandate, SignedIn, SignedOut } from './shapes.ts'
import { SignIn } from './sign-in.tsx'

export type OpenSession = {
  readonly session: SignedIn
  /** The mandate acted under. */
  readonly mandate: HeldMandate
  choose(mandate: string): Promise<void>
  signOut(): Promise<void>
}

const SessionContext = createContext<OpenSession | null>(null)

/** Inside `SessionGate` only. */
export function useSession(): OpenSession {
  const session = use(SessionContext)
  if (session === null) throw new Error('useSession outside of SessionGate')
  return session
}

type Standing = { readonly state: 'asking' } | { readonly state: 'failed'; readonly refusal: ApiRefusal } | { readonly state: 'known'; readonly view: SignedIn | SignedOut }
type Waiting = { answer(given: boolean): void }

export function SessionGate({ face, title, children }: { face: Face; title: string; children: ReactNode }) {
  const [standing, setStanding] = useState<Standing>({ state: 'asking' })
  const [stepUp, setStepUp] = useState<Waiting | null>(null)
  const [answeredAt, setAnsweredAt] = useState(() => Date.now())
  const [was, setWas] = useState<string | null>(null)
  const [other, setOther] = useState<SignedInAs | null>(null)
  const person = useRef<string | null>(null)
  const stepUpRef = useRef<Waiting | null>(null)

  const take = useCallback((view: SignedIn | SignedOut) => {
    setCsrf(view.signedIn ? view.csrf : '')
    standStill(!view.signedIn)
    setStanding({ state: 'known', view })
    setAnsweredAt(Date.now())
    setOther(null)
    person.current = view.signedIn ? view.person : null
  }, [])
  const askAgain = useCallback(() => {
    api.get<SignedIn | SignedOut>('/api/session', { signingIn: true }).then(take)
      .catch((error: unknown) => {
        const refusal = refusalOf(error)
        if (refusal !== null) setStanding({ state: 'failed', refusal })
      })
  }, [take])

  useEffect(() => {
    configureApi(face)
    askAgain()
    return listenToApi({
      signedOut: () => askAgain(),
      answered: () => setAnsweredAt(Date.now()),
      sessionChanged: async (now) => {
        if (now.person !== person.current) { setOther(now); return false }
        take(await api.get<SignedIn | SignedOut>('/api/session', { signingIn: true }))
        return true
      },
      stepUp: () => new Promise((resolve) => {
        stepUpRef.current?.answer(false)
        const waiting: Waiting = { answer: (given) => { stepUpRef.current = null; setStepUp(null); resolve(given) } }
        stepUpRef.current = waiting
        setStepUp(waiting)
      }),
    })
  }, [face, askAgain, take])

  const view = standing.state === 'known' ? standing.view : null
  const outside = view?.signedIn === false
  // Signed in again in another window of this browser: here too.
  useEffect(() => {
    if (!outside) return undefined
    addEventListener('focus', askAgain)
    return () => removeEventListener('focus', askAgain)
  }, [outside, askAgain])
  useEffect(() => hearOtherTabs(askAgain), [askAgain])
  const mandate = view?.signedIn === true && view.stage === 'open' ? view.mandates.find(({ id }) => id === view.mandate) ?? null : null
  const key = view?.signedIn === true && mandate !== null ? `${view.person} ${mandate.id}` : null
  useEffect(() => { if (key !== null) setWas(key) }, [key])

  const open = useMemo<OpenSession | null>(() => (view?.signedIn !== true || mandate === null ? null : {
    session: view, mandate,
    choose: async (id) => take(await api.put<SignedIn>('/api/session/mandate', { mandate: id })),
    signOut: async () => {
      await api.delete('/api/session')
      take({ signedIn: false, ended: null })
      setWas(null)
      tellOtherTabs()
    },
  }), [view, mandate, take])
  const lastOpen = useRef<OpenSession | null>(null)
  if (open !== null) lastOpen.current = open
  const shown = open ?? (was === null ? null : lastOpen.current)

  return (
    <>
      <MovedTime />
      {standing.state === 'failed' && <Unreachable refusal={standing.refusal} title={title} again={askAgain} />}
      {view !== null && open === null && <SignIn title={title} view={view} kept={shown !== null} take={take} />}
      {shown !== null && (
        <div key={key ?? was ?? ''} hidden={open === null}>
          <SessionContext value={shown}>
            {open !== null && <IdleNotice session={open.session} answeredAt={answeredAt} over={askAgain} />}
            {other !== null && <SomebodyElse now={other} />}
            {stepUp !== null && <StepUp take={take} done={stepUp.answer} />}
            {children}
          </SessionContext>
        </div>
      )}
    </>
  )
}

/** One tab signs out, all of this browser are signed out: they say so at once, not at the next question. */
const otherTabs = 'sanzhi-signed-out'

function tellOtherTabs(): void {
  const channel = new BroadcastChannel(otherTabs)
  channel.postMessage(null)
  channel.close()
}

function hearOtherTabs(heard: () => void): () => void {
  const channel = new BroadcastChannel(otherTabs)
  channel.onmessage = heard
  return () => channel.close()
}

function Unreachable({ refusal, title, again }: { refusal: ApiRefusal; title: string; again(): void }) {
  return (
    <main className="sign-in" id="main">
      <h1>{title}</h1>
      <p role="alert">{refusal.sentence}</p>
      <button className="button" type="button" onClick={again}>再试一次</button>
    </main>
  )
}
