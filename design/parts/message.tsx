/**
 * A sentence that must be seen: a hint, what was kept, a warning, a danger, a success. Never floats, never vanishes by
 * itself.
 */
import type { ReactNode } from 'react'

export type MessageTone = 'hint' | 'success' | 'warning' | 'danger'

const names: Readonly<Record<MessageTone, string>> = { hint: '提示', success: '已完成', warning: '请注意', danger: '紧急' }

export function Message({ tone = 'hint', title, children }: { tone?: MessageTone; title?: string; children: ReactNode }) {
  return (
    <section className={`message message--${tone}`} aria-label={title ?? names[tone]}>
      {title && <p className="message__title">{title}</p>}
      <div>{children}</div>
    </section>
  )
}
