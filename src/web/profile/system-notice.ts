/** A notification of the system. Another one of the same `tag` takes its place. @returns false where the browser has none */
export function show(title: string, text: string, tag: string): boolean {
  if (!('Notification' in window) || Notification.permission !== 'granted') return false;
  try {
    const notice = new Notification(title, { body: text, tag: `atelier-${tag}`, icon: '/favicon.svg' });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
    return true;
  } catch {
    // Chromium on Android has the constructor and refuses it (https://crbug.com/481856).
    return false;
  }
}
