/* Register the service worker, and let a newer one in only when the person says so. */

const SCRIPT = "/app/worker.js";

/* The one policy the page may make: it names the worker and nothing else. */
function trusted(script) {
  if (!window.trustedTypes) return script;
  const policy = trustedTypes.createPolicy("midweek", {
    createScriptURL(url) {
      if (url !== SCRIPT) throw new TypeError("not the worker");
      return url;
    },
  });
  return policy.createScriptURL(script);
}

export async function registerWorker(onUpdate, go) {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => data.open && go(data.open));
  const registration = await navigator.serviceWorker.register(trusted(SCRIPT), { scope: "/", updateViaCache: "none" });
  const offer = (worker) => {
    if (worker?.state !== "installed" || !navigator.serviceWorker.controller) return;
    onUpdate(() => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      worker.postMessage("take over");
    });
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const fresh = registration.installing;
    fresh?.addEventListener("statechange", () => offer(fresh));
  });
}

export async function forgetWorker() {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(registrations.map(async (registration) => {
    const signedUp = await registration.pushManager?.getSubscription();
    signedUp?.unsubscribe().catch(() => {}); // not waited for: without signal it may take long
    await registration.unregister();
  }));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}
