// Offers a passkey where the browser can ask for one: it belongs to a domain, so not at an IP address.
(() => {
    'use strict';

    const form = document.getElementById('passkey');
    const options = JSON.parse(form.dataset.options);
    const host = location.hostname;
    if (!window.PublicKeyCredential || (host !== options.rpId && !host.endsWith('.' + options.rpId))) {
        return;
    }

    const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));
    const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

    const answer = credential => JSON.stringify({
        id: credential.id,
        rawId: text(credential.rawId),
        type: credential.type,
        clientExtensionResults: {},
        response: {
            clientDataJSON: text(credential.response.clientDataJSON),
            authenticatorData: text(credential.response.authenticatorData),
            signature: text(credential.response.signature),
            userHandle: credential.response.userHandle ? text(credential.response.userHandle) : undefined,
        },
    });

    const complain = () => {
        document.querySelector('[role="alert"]')?.remove();
        const alert = document.createElement('p');
        alert.setAttribute('role', 'alert');
        alert.textContent = form.dataset.failed;
        document.querySelector('h1').after(alert);
    };

    form.addEventListener('submit', async event => {
        event.preventDefault();
        try {
            const credential = await navigator.credentials.get({
                publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: [] },
            });
            form.elements.passkey.value = answer(credential);
            form.submit();
        } catch (failed) {
            complain();
        }
    });
    form.hidden = false;
})();
