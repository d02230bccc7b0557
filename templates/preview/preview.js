// Reloads the page when the preview shows something new. A page that nobody sees does not listen:
// a browser keeps only a few connections to one server.
{
  const { version } = document.currentScript.dataset;
  let news;
  const listen = () => {
    news?.close();
    if (document.visibilityState !== "visible") return;
    news = new EventSource("/_preview/news");
    news.onmessage = ({ data }) => {
      if (data !== version) location.reload();
    };
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => news?.close());
  addEventListener("pageshow", listen);
}
