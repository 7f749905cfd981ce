/** One question with its button, the first box under the cursor; typed values stay when it is refused. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button, ButtonRow, ErrorSummary } from '../../design/index.ts'
import { refusalOf } from './api.ts'
import type { SignedIn } from './shapes.ts'

type AskProps = { button: string; send(form: HTMLFormElement): Promise<SignedIn>; take(view: SignedIn): void; children: ReactNode }

export function Ask({ button, send, take, children }: AskProps) {
  const [error, setError] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => { form.current?.querySelector('input')?.focus() }, [])
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    setSending(true)
    send(event.currentTarget).then(take)
      .catch((failure: unknown) => {
        setError(refusalOf(failure)?.sentence ?? null)
        const first = form.current?.querySelector('input')
        first?.focus()
        if (first?.inputMode === 'numeric') first.select()
      })
      .finally(() => setSending(false))
  }
  return (
    <form ref={form} className="sign-in__form" noValidate onSubmit={submit}>
      {error !== null && <ErrorSummary title="还没有登录" problems={[{ field: form.current?.querySelector('input')?.id ?? '', sentence: error }]} />}
      {children}
      <ButtonRow><Button aria-busy={sending}>{sending ? '请稍等…' : button}</Button></ButtonRow>
    </form>
  )
}
