/**
 * The service worker of the residents' pages: shows news, and opens the page of the matter when it is tapped.
 *
 * Must never: answer a request of a page, keep anything, or open an address outside this city.
 */
self.addEventListener('push', (event) => {
  const news = event.data === null ? {} : event.data.json();
  const path = /^\/urusan\/[\w-]+$/.test(news.path) ? news.path : '/urusan';
  event.waitUntil(
    self.registration.showNotification(String(news.title ?? 'Balai'), {
      body: String(news.body ?? ''),
      lang: news.lang === 'en' ? 'en' : 'id',
      tag: String(news.tag ?? ''),
      icon: '/icon.svg',
      data: { path },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.path));
});
