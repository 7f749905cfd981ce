/** Buttons say what happens: 派给交通局, not 确定. With `href` the same look is a link; nothing is ever disabled (stack-faces §8.15). */
import type { ButtonHTMLAttributes, ReactNode } from 'react'

/** `danger` warns in outline (作废); `alarm` is solid red, for emergency calls only. */
export type ButtonKind = 'primary' | 'ordinary' | 'danger' | 'alarm' | 'quiet'

type ButtonProps = { kind?: ButtonKind; children: ReactNode } & Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'disabled' | 'className'
>

export function Button({ kind = 'primary', type = 'submit', children, ...rest }: ButtonProps) {
  return (
    <button className={`button button--${kind}`} type={type} {...rest}>
      {children}
    </button>
  )
}

export function ButtonLink({ kind = 'primary', href, children }: { kind?: ButtonKind; href: string; children: ReactNode }) {
  return (
    <a className={`button button--${kind}`} href={href}>
      {children}
    </a>
  )
}

/** Buttons of one decision side by side, under each other where there is no room. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row no-print">{children}</div>
}
