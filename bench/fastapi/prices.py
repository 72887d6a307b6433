"""One endpoint as one writes it with FastAPI, without any policy: the gateway's cache is measured beside it."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/v1/prices/{instrument}")
async def price(instrument: str):
    return {
        "instrument": instrument,
        "price": "64012.5",
        "confidence": "0.8",
        "venues": 3,
        "methodology": "wmedian-1",
        "environment": "sandbox",
        "asOf": "2026-11-24T06:48:58.243Z",
        "receivedAt": "2026-11-24T06:48:58.251Z",
        "staleAt": "2026-11-24T06:49:28.243Z",
        "stale": False,
    }
