/** Addresses and field names stand in core/portal; here is what only the server needs: paths as routes, and paths typed from outside. */
import { names, urls } from '../../core/portal/addresses.ts'

export { names, urls }

/** Chooses a village first, then goes on to `back`. */
export function villageFor(back: string): string {
  return `${urls.village}?${new URLSearchParams({ back }).toString()}`
}

/** Signs in first, then goes on to `next`. */
export function signInFor(next: string): string {
  return `${urls.signIn}?${new URLSearchParams({ [names.next]: next }).toString()}`
}

/** A path of this site, to go back or on to; anything else is answered with `otherwise`. */
export function pathOfOurs(text: string | undefined, otherwise: string): string {
  if (text === undefined || text.length > 500 || !/^\/(?![/\\])[^\\\s]*$/.test(text)) return otherwise
  const address = new URL(text, 'http://ours.invalid')
  return address.host === 'ours.invalid' ? `${address.pathname}${address.search}${address.hash}` : otherwise
}
