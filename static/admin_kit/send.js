/* Sends a form in the background and tells how much has gone; answers with the JSON that came, or
   null where something else came: no connection, a server in trouble, a session that has ended. */
"use strict";
window.adminKit = {
    send(address, data, {onProgress, signal} = {}) {
        return new Promise((resolve) => {
            const request = new XMLHttpRequest();
            request.open("POST", address);
            request.setRequestHeader("Accept", "application/json");
            request.responseType = "json";
            request.upload.addEventListener("progress", ({loaded, total}) => {
                onProgress?.(total ? loaded / total : 1);
            });
            request.addEventListener("loadend", () => {
                resolve(request.status === 200 ? request.response : null);
            });
            signal?.addEventListener("abort", () => request.abort());
            request.send(data);
        });
    },
};
