/** How the screen is set: as the telephone says, for bright sun (light, every line dark), or for the night. Kept on this device only. */
import { useSyncExternalStore } from 'react'

export type Screen = 'system' | 'sun' | 'night'

export const screens: Readonly<Record<Screen, string>> = { system: '跟手机一样', sun: '日光（太阳底下看得清）', night: '夜间（深色）' }

const storageKey = 'sanzhi-screen'
const watchers = new Set<() => void>()
let screen: Screen = kept()

export function useScreen(): Screen {
  return useSyncExternalStore(watch, () => screen)
}

export function setScreen(next: Screen): void {
  screen = next
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  showScreen()
  for (const watcher of watchers) watcher()
}

export function showScreen(): void {
  const { dataset } = document.documentElement
  delete dataset['scheme']
  delete dataset['sun']
  if (screen === 'system') return
  dataset['scheme'] = screen === 'sun' ? 'light' : 'dark'
  if (screen === 'sun') dataset['sun'] = 'on'
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => { watchers.delete(watcher) }
}

function kept(): Screen {
  try {
    const value = localStorage.getItem(storageKey)
    return value === 'sun' || value === 'night' ? value : 'system'
  } catch {
    return 'system'
  }
}
