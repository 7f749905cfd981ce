/** What a page can do better with script; without it nothing is missing. Kept under 1.5 kB compressed. */

guardDoubleSending()
focusErrors()
offerPlace()
countPhotos()
offerReading()

/** A form is sent once; coming back to the page frees it. The server refuses the second by its act id anyway. */
function guardDoubleSending() {
  addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.dataset['once'] === 'sent') event.preventDefault()
    else if (form.dataset['once'] !== undefined) form.dataset['once'] = 'sent'
  })
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) form.dataset['once'] = ''
  })
}

function focusErrors() {
  document.querySelector<HTMLElement>('[data-focus]')?.focus()
}

/** Device coordinates are WGS84; they are asked for only on tap. */
function offerPlace() {
  const box = document.querySelector<HTMLElement>('[data-locate]')
  if (!box || !('geolocation' in navigator) || !isSecureContext) return
  box.hidden = false
  const say = (words: string) => {
    ;(box.querySelector('[role=status]') as HTMLElement).textContent = words
  }
  const fill = (name: string, value: string) => {
    ;(box.querySelector(`[name=${name}]`) as HTMLInputElement).value = value
  }
  box.querySelector('button')?.addEventListener('click', () => {
    say('正在找您的位置……')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        fill('lon', coords.longitude.toFixed(6))
        fill('lat', coords.latitude.toFixed(6))
        fill('crs', 'WGS84')
        say(`已经记下，大约准到 ${Math.round(coords.accuracy)} 米。点“继续”就行。`)
      },
      () => say('没有找到位置，请选网格或写上地方。'),
      { timeout: 15_000 },
    )
  })
}

function countPhotos() {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file]')) {
    const line = document.createElement('p')
    line.setAttribute('role', 'status')
    input.after(line)
    input.addEventListener('change', () => {
      line.textContent = input.files?.length ? `选了 ${input.files.length} 张` : ''
      // What was wrong with the last choice says nothing about this one.
      input.closest('.field')?.classList.remove('field--wrong')
      for (const old of document.querySelectorAll('#error-summary, #photos-error')) old.remove()
    })
  }
}

/** In the foot, where a button that comes late moves nothing. Many domestic browsers have no speech: the button exists only where it works (stack-faces §8.14). */
function offerReading() {
  const place = document.querySelector<HTMLElement>('[data-read-aloud]')
  if (!place || !('speechSynthesis' in window)) return
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = '读给我听'
  button.className = 'read-aloud'
  button.addEventListener('click', () => {
    const speaking = speechSynthesis.speaking
    speechSynthesis.cancel()
    if (speaking) return
    const words = new SpeechSynthesisUtterance(document.querySelector('main')?.innerText ?? '')
    words.lang = 'zh-CN'
    words.rate = 0.9
    speechSynthesis.speak(words)
  })
  place.append(button)
  place.hidden = false
}
