/* The focal point of a picture: set by a click on it or by the arrow keys, shown on it and on the
   cut for a card. The numbers below stay, and are what is sent. A file that was just chosen is
   shown before it is uploaded. */
"use strict";
{
    const WIDEST = 1024;  // in which a chosen file is drawn
    const CARD = {width: 640, height: 360};

    function begin(focal) {
        const fields = ["focal_x", "focal_y"].map((name) => document.querySelector(`[name=${name}]`));
        if (!fields.every(Boolean)) {
            return;
        }
        const area = focal.querySelector("[data-part=whole]");
        const place = focal.querySelector("[data-part=place]");
        const [x, y] = fields;
        const canvas = document.createElement("canvas");
        let image = area.querySelector("img");

        const percent = (value) => Math.min(100, Math.max(0, Math.round(value) || 0));

        function draw() {
            for (const circle of focal.querySelectorAll("circle")) {
                circle.setAttribute("cx", `${percent(x.value)}%`);
                circle.setAttribute("cy", `${percent(y.value)}%`);
            }
        }

        // As the server cuts it (cooperation.uploads.renditions.card_box).
        function drawCard() {
            const [width, height] = [image.naturalWidth ?? image.width, image.naturalHeight ?? image.height];
            const ratio = CARD.width / CARD.height;
            const [w, h] = [Math.min(width, height * ratio), Math.min(height, width / ratio)];
            const left = Math.min(Math.max(0, width * percent(x.value) / 100 - w / 2), width - w);
            const top = Math.min(Math.max(0, height * percent(y.value) / 100 - h / 2), height - h);
            Object.assign(canvas, CARD);
            canvas.getContext("2d").drawImage(image, left, top, w, h, 0, 0, CARD.width, CARD.height);
            focal.querySelector("[data-part=card]").replaceChildren(canvas);
        }

        function set(newX, newY) {
            x.value = percent(newX);
            y.value = percent(newY);
            y.dispatchEvent(new Event("input", {bubbles: true}));
            place.textContent = focal.dataset.placeWords.replace("{x}", x.value).replace("{y}", y.value);
        }

        function update() {
            draw();
            if (image && (image.complete ?? true)) {
                drawCard();
            }
        }

        async function preview(file) {
            let bitmap;
            try {
                bitmap = await createImageBitmap(file);
            } catch {
                return;  // a format that this browser cannot show; the server tells what it is
            }
            const scale = Math.min(1, WIDEST / bitmap.width);
            const drawn = document.createElement("canvas");
            drawn.width = Math.round(bitmap.width * scale);
            drawn.height = Math.round(bitmap.height * scale);
            drawn.getContext("2d").drawImage(bitmap, 0, 0, drawn.width, drawn.height);
            bitmap.close();
            area.querySelector("img, canvas")?.remove();
            area.prepend(drawn);
            image = drawn;
            focal.classList.add("has-picture");
            focal.querySelector("figcaption").textContent = file.name;
            update();
        }

        area.tabIndex = 0;
        area.setAttribute("role", "application");
        area.setAttribute("aria-label", area.dataset.words);
        area.addEventListener("click", (event) => {
            const box = area.getBoundingClientRect();
            set((event.clientX - box.left) / box.width * 100, (event.clientY - box.top) / box.height * 100);
        });
        area.addEventListener("keydown", (event) => {
            const far = event.shiftKey ? 10 : 1;
            const steps = {
                ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far],
            };
            const step = steps[event.key];
            if (step) {
                event.preventDefault();
                set(Number(x.value) + step[0], Number(y.value) + step[1]);
            }
        });
        for (const field of fields) {
            field.addEventListener("input", update);
        }
        focal.closest(".upload").querySelector("[type=file]").addEventListener("change", (event) => {
            if (event.target.files[0]) {
                preview(event.target.files[0]);
            }
        });
        image?.addEventListener("load", update);
        focal.classList.toggle("has-picture", Boolean(image));
        focal.classList.add("is-live");
        draw();
    }

    document.querySelectorAll(".focal").forEach(begin);
}
