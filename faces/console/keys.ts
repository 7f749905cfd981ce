/** Keys for those who never touch the mouse. Nothing happens while somebody is typing or holds a modifier; what opened last answers first. */
import { useEffect, useRef } from 'react'

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Part of a page that answers keys, the innermost last. */
const answering: { current: Keys }[] = []

export function useKeys(keys: Keys): void {
  const own = useRef(keys)
  useEffect(() => { own.current = keys })
  useEffect(() => {
    if (answering.length === 0) document.addEventListener('keydown', press)
    answering.push(own)
    return () => {
      answering.splice(answering.indexOf(own), 1)
      if (answering.length === 0) document.removeEventListener('keydown', press)
    }
  }, [])
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (isTyping(event.target) && event.key !== 'Escape') return
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const act = answering.findLast(({ current }) => current[key] !== undefined)?.current[key]
  if (act === undefined) return
  event.preventDefault()
  act(event)
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
    || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type))
}
